// Menu, dialogs, clipboard, theme and power under the stand-in for Electron, driven as in Electron.
import { clickMenuItemById, stubDialog } from 'electron-playwright-helpers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../support/commands.ts';
import { launchFixture, type LaunchedFixture } from '../../support/launch-fixture.ts';
import { startXDisplay, type XDisplay } from '../../support/x-display.ts';

let display: XDisplay;
let fixture: LaunchedFixture;
beforeAll(async () => {
  display = await startXDisplay();
  fixture = await launchFixture(display.env);
});
afterAll(async () => {
  await fixture.stop();
  await display.stop();
});

const events = () => fixture.page.evaluate<string[]>(`desk.call('events')`);
const xclip = (...words: string[]) =>
  runCommand('xclip', ['-selection', 'clipboard', ...words], { env: { ...process.env, ...display.env } });

test('a menu item is clicked by its id', async () => {
  await clickMenuItemById(fixture.app, 'save');
  expect(await events()).toEqual(['menu save']);
});

test('an accelerator works where the page does not use the key', async () => {
  const before = await events();
  await fixture.page.keyboard.press('Control+s');
  await expect.poll(events).toEqual([...before, 'menu save']);
});

test('a dialog is answered by the test', async () => {
  await stubDialog(fixture.app, 'showOpenDialog', { canceled: false, filePaths: ['/etc/hosts'] });
  const answer = await fixture.app.evaluate(({ dialog }) => dialog.showOpenDialog({}));
  expect(answer).toEqual({ canceled: false, filePaths: ['/etc/hosts'] });
});

test('a dialog that no test answers is an error that says so', async () => {
  const question = fixture.app.evaluate(({ dialog }) => dialog.showMessageBox({ message: 'Really?' }));
  await expect(question).rejects.toThrow('dialog.showMessageBox was called and no test answers it');
});

test('copied text reaches other programs, exactly', async () => {
  await fixture.app.evaluate(({ clipboard, ClipboardItem }) =>
    clipboard.write([
      new ClipboardItem({
        'text/plain': ' a\ttoken, without a line end',
        'electron application/osclipboard;format="x-kde-passwordManagerHint"': 'secret',
      }),
    ]),
  );
  const seen = await xclip('-o');
  const hinted = await fixture.app.evaluate(({ clipboard }) =>
    clipboard.has('electron application/osclipboard;format="x-kde-passwordManagerHint"'),
  );
  expect({ text: seen.stdout, hinted }).toEqual({ text: ' a\ttoken, without a line end', hinted: true });
});

test('what another program copied is read, and cleared', async () => {
  const copy = 'printf theirs | xclip -selection clipboard -i > /dev/null 2>&1';
  await runCommand('sh', ['-c', copy], { env: { ...process.env, ...display.env } });
  const read = await fixture.app.evaluate(({ clipboard }) => clipboard.readText());
  await fixture.app.evaluate(({ clipboard }) => clipboard.clear());
  await expect.poll(async () => (await xclip('-o')).stdout).toBe('');
  expect(read).toBe('theirs');
});

test('the theme that main chooses reaches the page', async () => {
  const isDark = () => fixture.page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`);
  const choose = (source: 'dark' | 'light' | 'system') =>
    fixture.app.evaluate(({ nativeTheme }, chosen) => {
      nativeTheme.themeSource = chosen;
      return nativeTheme.shouldUseDarkColors;
    }, source);
  const dark = await choose('dark');
  await expect.poll(isDark).toBe(true);
  const light = await choose('light');
  await expect.poll(isDark).toBe(false);
  expect([dark, light]).toEqual([true, false]);
});

test('a suspend of the machine can be sent', async () => {
  const heard = await fixture.app.evaluate(
    ({ powerMonitor }) =>
      new Promise((resolve) => {
        powerMonitor.once('suspend', () => resolve('suspended'));
        powerMonitor.emit('suspend');
      }),
  );
  expect(heard).toBe('suspended');
});

test('a member that is not carried is an error that names it', async () => {
  const errors = await fixture.app.evaluate(({ app, BrowserWindow, crashReporter, safeStorage }) =>
    [
      () => void app.getGPUFeatureStatus(),
      () => app.on('accessibility-support-changed', () => undefined),
      () => void BrowserWindow.getAllWindows()[0]?.capturePage(),
      () => new BrowserWindow({ transparent: true }),
      () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      () => crashReporter.start({}),
      () => void safeStorage.getSelectedStorageBackend(),
    ].map((use) => {
      try {
        use();
        return 'nothing';
      } catch (error) {
        return String(error).replace(/^Error: stand-in: | is not implemented$/g, '');
      }
    }),
  );
  expect(errors).toEqual([
    'app.getGPUFeatureStatus',
    "event 'accessibility-support-changed' of app",
    'BrowserWindow.capturePage',
    'option BrowserWindow.transparent',
    'webPreferences.nodeIntegration other than false',
    'crashReporter.start',
    'safeStorage.getSelectedStorageBackend',
  ]);
});
