// No keychain to use: copying once works all the same, and the window says what is the matter.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

for (const [state, said] of [
  ['locked', text.keychain.lockedTitle],
  ['absent', text.keychain.unusableTitle],
] as const) {
  test.describe(`With a keychain that is ${state}`, () => {
    test.use({ keychainState: state });

    test(`a token is issued and copied once with a keychain that is ${state}, and then kept nowhere`, async ({
      controlPlane,
      desk,
      namespace,
    }) => {
      const window = new MainWindow(desk.page);
      await expect(desk.page.getByRole('alert')).toContainText(said);
      const issue = await window.issueToken(contextName, namespace, 'once');
      await issue.copyToken();
      const holder = await whoHolds(controlPlane, await desk.clipboard());
      await expect(issue.result).toContainText(text.result.handedOver);
      await issue.done();
      await expect(desk.page.getByText(text.tokens.empty)).toBeVisible();
      expect({ kubectl: holder.kubectl, rows: await new TokensPage(desk.page).rows.count() }).toEqual({
        kubectl: `system:serviceaccount:${namespace}:once`,
        rows: 0,
      });
    });
  });
}
