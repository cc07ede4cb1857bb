// Desktop entry: hardening first, then the window, then the core behind it.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { registerAppScheme, serveApp } from './desktop/app-protocol.ts';
import { openGate } from './desktop/gate.ts';
import { hardenApp, hardenSession } from './desktop/hardening.ts';
import { endOnBug } from './desktop/last-resort.ts';
import { setMenu } from './desktop/menu.ts';
import { firstInstance } from './desktop/single-instance.ts';
import type { RunningCore } from './desktop/start-core.ts';
import { chooseUserData } from './desktop/user-data.ts';
import { builtPath, createMainWindow, focusWindow, loadPage } from './desktop/window.ts';

/** How long the core may take to close, milliseconds; then the app ends without it. */
const CLOSE_LIMIT_MS = 5000;
/** The core is loaded when the window is shown, or after this time, milliseconds. */
const SHOWN_LIMIT_MS = 3000;

// It would switch off certificate checks for every connection of this process.
delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
const userData = chooseUserData();
const dataFolder = join(userData, 'data');
endOnBug(dataFolder);
enableCompileCache(join(userData, 'compiled'));
hardenApp();
registerAppScheme();

let window: BrowserWindow | undefined;
let core: Promise<RunningCore> | undefined;

if (firstInstance(() => window !== undefined && focusWindow(window))) {
  endWithCore();
  // Not awaited: Electron is ready only after this module has run to its end.
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, builtPath('renderer'));
  setMenu(process.platform);
  const main = createMainWindow(userData);
  window = main;
  main.once('closed', () => (window = undefined));
  // A page that crashed loses what was typed there and nothing else.
  main.webContents.on('render-process-gone', () => void loadPage(main, 'index.html'));
  const send = openGate(main.webContents, async (name, input) => (await loaded()).call(name, input));
  const loaded = () =>
    (core ??= import('./desktop/start-core.ts').then(({ startCore }) =>
      startCore({ dataFolder, window: () => window, send }),
    ));
  main.once('ready-to-show', () => void loaded());
  setTimeout(() => void loaded(), SHOWN_LIMIT_MS).unref();
  void loadPage(main, 'index.html');
}

/** Ends the app after its last window, once the core has closed: the clipboard may still hold a token. */
function endWithCore(): void {
  let ended = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (ended || core === undefined) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS));
    const closed = core.then((running) => running.close()).catch(() => undefined);
    void Promise.race([closed, limit]).then(() => {
      ended = true;
      app.quit();
    });
  });
}
