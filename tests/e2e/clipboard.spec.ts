// The clipboard: counted down, cleared on time and on quit, and left alone when it holds something else by then.
import { text } from '../../src/shared/text/en.ts';
import { seconds } from '../../src/shared/text/time.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('A copied token is counted down and cleared, also on quit, but nothing that others copied', async ({
  desk,
  namespace,
}) => {
  let window = new MainWindow(desk.page);
  await window.show('settings');
  await new SettingsPage(desk.page).choose(text.settings.clipboardSeconds, seconds(10));
  const issue = await window.issueToken(contextName, namespace, 'brief');
  await issue.copyToken();
  const copied = await desk.clipboard();
  const counted = await issue.result.getByText(/On the clipboard for \d+ s more/).count();
  await issue.done();
  await expect(desk.page.getByRole('group', { name: /brief is on the clipboard for/ })).toBeVisible();
  await expect.poll(() => desk.clipboard(), { timeout: 30_000 }).toBe('');
  await expect(desk.page.getByRole('group', { name: /brief is on the clipboard for/ })).toHaveCount(0);

  await new TokensPage(desk.page).copy('brief');
  await desk.restart();
  const afterQuit = await desk.clipboard();
  await new TokensPage(desk.page).copy('brief');
  await desk.copyElsewhere('a shopping list');
  await desk.restart();
  window = new MainWindow(desk.page);
  await window.show('history');
  const lines = await new HistoryPage(desk.page).lines();
  expect({
    isToken: copied.split('.').length,
    counted,
    afterQuit,
    others: await desk.clipboard(),
    cleared: lines.filter((line) => line.startsWith('Clipboard cleared')),
  }).toEqual({
    isToken: 3,
    counted: 1,
    afterQuit: '',
    others: 'a shopping list',
    cleared: [
      `Clipboard cleared brief on ${contextName} On quit`,
      `Clipboard cleared brief on ${contextName} After its time`,
    ],
  });
});
