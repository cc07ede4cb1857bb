// A notification before a token ends, and the ways from it to the token's row and to its renewal.
import { renewalText } from '../../src/shared/text/renewal.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { hearNotifications } from '../support/shown-notifications.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('A token that ends soon is told once in a notification, and leads to its row and its renewal', async ({
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
  const tokens = new TokensPage(desk.page);
  await expect(tokens.row('brief-one')).toHaveAttribute('aria-selected', 'true');
  await main.show('history');
  await notifications.pressButtonOfLast();
  const asked = await tokens.dialog.getByRole('heading').innerText();
  await tokens.dialog.getByRole('button', { name: renewalText.confirm(1) }).click();
  await tokens.dialog.getByText(renewalText.outcome.revoking).waitFor();
  expect({ titles, asked }).toEqual({
    titles: [expect.stringMatching(new RegExp(`^brief-one on ${contextName} ends in 7 h 5\\d min$`))],
    asked: renewalText.titleOne('brief-one', contextName),
  });
});
