// The tray: the last used token is copied from its menu, by name; a locked app names none.
import { quickCopyText } from '../../src/shared/text/quick-copy.ts';
import { trayText } from '../../src/shared/text/tray.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { hearTray } from '../support/tray-menu.ts';
import { MainWindow } from './pages/main-window.ts';

test('The menu of the tray copies the last used token, opens quick copy, and names nothing while locked', async ({
  desk,
  namespace,
}) => {
  const tray = await hearTray(desk.app);
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'tray-reader');
  await issue.copyToken();
  const copied = await desk.clipboard();
  await desk.page.evaluate(() => window.tokenDesk.call('tokens.clearClipboard', {}));
  const item = trayText.item('tray-reader', contextName, undefined);
  await expect.poll(tray.labels).toContain(item);
  await tray.click(item);
  await expect.poll(() => desk.clipboard()).toBe(copied);
  await tray.click(trayText.quickCopy);
  await expect(desk.page.getByRole('dialog', { name: quickCopyText.label })).toBeVisible();
  await tray.click(trayText.lock);
  await expect.poll(tray.labels).toEqual([trayText.open, trayText.quit]);
});
