// A first-time user's path from the first start to a token for the portal on the clipboard: counted and printed.
import { text } from '../../src/shared/text/en.ts';
import { startControlPlane } from '../support/control-plane/control-plane.ts';
import { Desk } from '../support/desk.ts';
import { expect, test } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { IssuePage } from './pages/issue-page.ts';

test('From the first start it takes four clicks and no decision to a token for the portal', async ({
  display,
  keyring,
}) => {
  const controlPlane = await startControlPlane();
  const kubeconfigs = [await controlPlane.writeKubeconfig('admin', { context: 'new-to-me' })];
  const desk = new Desk({ keyring, display, kubeconfigs });
  await desk.start();
  const { page } = desk;
  await page.evaluate(() => {
    const seen = { clicks: 0, typed: 0 };
    Object.assign(window, { seen });
    document.addEventListener('click', ({ isTrusted }) => (seen.clicks += isTrusted ? 1 : 0), true);
    document.addEventListener('input', () => (seen.typed += 1), true);
  });
  await page.getByRole('button', { name: text.tokens.issue }).first().click();
  const issue = new IssuePage(page);
  await page.getByText(text.issue.nameFree).waitFor();
  await issue.checkPlan();
  await issue.issue();
  await issue.copyToken();
  const token = await desk.clipboard();
  // Put there above.
  const seen = await page.evaluate(() => Reflect.get(window, 'seen') as { clicks: number; typed: number });
  console.log(`First start to a copied token: ${seen.clicks} clicks, ${seen.typed} decisions`);
  const { kubectl } = await whoHolds(controlPlane, token);
  await desk.close();
  await controlPlane.stop();
  expect({ ...seen, holder: kubectl }).toEqual({
    ...{ clicks: 4, typed: 0 },
    holder: 'system:serviceaccount:portal-access:portal-reader',
  });
});
