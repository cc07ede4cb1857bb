// What becomes of a kept token: found after a restart, cleared from the clipboard, forgotten.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('After a restart the token is found in the keychain and copied again', async ({ desk, namespace }) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'kept');
  await issue.copyToken();
  const before = await desk.clipboard();
  await desk.restart();
  const afterQuit = await desk.clipboard();
  await new TokensPage(desk.page).copy('kept');
  expect({ afterQuit, same: (await desk.clipboard()) === before }).toEqual({ afterQuit: '', same: true });
});

test('Forgetting a token removes it from the list and from the keychain', async ({ desk, namespace }) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'forgotten');
  await issue.done();
  const tokens = new TokensPage(desk.page);
  await tokens.forget('forgotten');
  await desk.restart();
  await expect(desk.page.getByText(text.tokens.empty)).toBeVisible();
});

test('“Clear now” takes the token off the clipboard, and leaves what someone else put there', async ({
  desk,
  namespace,
}) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'cleared');
  await issue.copyToken();
  await desk.page.getByRole('button', { name: text.clipboard.clear }).first().click();
  await expect.poll(() => desk.clipboard()).toBe('');
  await desk.page.waitForTimeout(200);
  await issue.copyToken();
  await desk.app.evaluate(({ clipboard }) => clipboard.writeText('a shopping list'));
  await desk.close();
  expect(await desk.clipboard()).not.toMatch(/^ey/);
});
