// What becomes of a token that the user no longer wants here.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('Forgetting a token removes it from the list and from the keychain', async ({ desk, namespace }) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'forgotten');
  await issue.done();
  await new TokensPage(desk.page).forget('forgotten');
  await desk.restart();
  await expect(desk.page.getByText(text.tokens.empty)).toBeVisible();
});
