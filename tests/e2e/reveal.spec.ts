// Reveal: a window of its own, masked until asked, gone with its renderer.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('A token is shown only in its own window, after it is asked for, and the history says so', async ({
  desk,
  namespace,
}) => {
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'revealed');
  await issue.copyToken();
  const token = await desk.clipboard();
  await issue.done();
  const opened = desk.app.waitForEvent('window');
  await new TokensPage(desk.page).row('revealed').getByRole('button', { name: text.tokens.more }).click();
  await desk.page.getByRole('menuitem', { name: text.tokens.reveal }).click();
  const page = await opened;
  const shown = page.getByLabel(text.reveal.label);
  await expect(shown).toHaveText(/^•+$/);
  await page.getByRole('button', { name: text.reveal.show }).click();
  await expect(shown).toHaveText(token);
  await page.getByRole('button', { name: text.reveal.hide }).click();
  await expect(shown).toHaveText(/^•+$/);
  const bridge = await page.evaluate(() => [typeof window.tokenDesk, Object.keys(window.tokenReveal).sort()]);
  await page
    .getByRole('button', { name: text.reveal.close })
    .click()
    .catch(() => undefined);
  await expect.poll(() => desk.app.windows().length).toBe(1);
  await main.show('history');
  await expect(desk.page.getByText(text.history.kinds.revealed).first()).toBeVisible();
  const inMain = await desk.page.evaluate(
    (secret) => document.documentElement.outerHTML.includes(secret),
    token,
  );
  expect({ bridge, inMain }).toEqual({ bridge: ['undefined', ['about', 'close', 'read']], inMain: false });
});

test('The reveal window closes by itself', async ({ desk, namespace }) => {
  await desk.page.evaluate(() => window.tokenDesk.call('settings.set', { change: { revealSeconds: 5 } }));
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'timed');
  const opened = desk.app.waitForEvent('window');
  await issue.result.getByRole('button', { name: text.tokens.reveal }).click();
  await (await opened).waitForEvent('close');
  expect(desk.app.windows()).toHaveLength(1);
});
