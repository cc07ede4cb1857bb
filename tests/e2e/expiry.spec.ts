// A notification before a token ends, and the way from it to the token's row.
import { contextName, expect, test } from '../support/e2e.ts';
import { hearNotifications } from '../support/shown-notifications.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('A token that ends soon is told once in a notification, and a click leads to its row', async ({
  desk,
  namespace,
}) => {
  test.setTimeout(180_000);
  const notifications = await hearNotifications(desk.app);
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'brief-one');
  await issue.done();
  await main.show('settings');
  // Of its eight hours, after one minute.
  await desk.page.evaluate(() => window.tokenDesk.call('settings.set', { change: { notifyMinutes: [479] } }));
  await expect.poll(notifications.titles, { timeout: 120_000 }).toHaveLength(1);
  const titles = await notifications.titles();
  await notifications.clickLast();
  await expect(new TokensPage(desk.page).row('brief-one')).toHaveAttribute('aria-selected', 'true');
  expect(titles).toEqual([
    expect.stringMatching(new RegExp(`^brief-one on ${contextName} ends in 7 h 5\\d min$`)),
  ]);
});
