// Quick copy in the window: from the key to the real clipboard.
import { quickCopyText } from '../../src/shared/text/quick-copy.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { MainWindow } from './pages/main-window.ts';

test('From any screen a key, some letters and Enter put the token on the clipboard', async ({
  desk,
  namespace,
}) => {
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'quick-reader');
  await issue.copyToken();
  const copied = await desk.clipboard();
  await issue.done();
  await desk.page.evaluate(() => window.tokenDesk.call('tokens.clearClipboard', {}));
  await main.show('settings');
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type(`qck ${contextName}`);
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('dialog', { name: quickCopyText.label })).toBeHidden();
  await expect(desk.page.getByRole('group', { name: /quick-reader is on the clipboard/ })).toBeVisible();
  expect({ same: (await desk.clipboard()) === copied, parts: copied.split('.').length }).toEqual({
    same: true,
    parts: 3,
  });
});
