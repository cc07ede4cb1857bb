// The lock: a sleep of the machine takes away what is shown and copied, and nothing is handed out until it is unlocked.
import { lockText } from '../../src/shared/text/lock.ts';
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';

test('When the machine goes to sleep, the clipboard is cleared, revealed tokens go, and main hands out nothing', async ({
  desk,
  namespace,
}) => {
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'sleeper');
  const opened = desk.app.waitForEvent('window');
  await issue.result.getByRole('button', { name: text.tokens.reveal }).click();
  await opened;
  await issue.copyToken();
  const copied = await desk.clipboard();
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect(desk.page.getByRole('button', { name: lockText.unlock })).toBeVisible();
  await expect.poll(() => desk.clipboard()).toBe('');
  await expect.poll(() => desk.app.windows().length).toBe(1);
  const refused = await desk.page.evaluate(async () => {
    const answers = await Promise.all([
      window.tokenDesk.call('tokens.list', {}),
      window.tokenDesk.call('settings.environment', {}),
    ]);
    return answers.map((answer) => (answer.ok ? 'answered' : answer.error.code));
  });
  const seen = await desk.page.getByRole('navigation').count();
  await desk.page.keyboard.press('Enter');
  await expect(issue.result).toBeVisible();
  await main.show('history');
  const lines = await new HistoryPage(desk.page).lines();
  expect({
    isToken: copied.split('.').length,
    refused,
    seen,
    cleared: lines.filter((line) => line.startsWith('Clipboard cleared')),
  }).toEqual({
    isToken: 3,
    refused: ['locked', 'locked'],
    seen: 0,
    cleared: [`Clipboard cleared sleeper on ${contextName} On suspend`],
  });
});
