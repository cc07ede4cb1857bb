// The main window: sandboxed, where it was last time, shown when it has something to show.
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, screen, type WebPreferences } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';
import { windowBackground } from './theme.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

const first = { width: 1280, height: 800 };
const smallest = { minWidth: 960, minHeight: 640 };

/** The built file next to the main bundle: `preload/index.cjs`, `renderer`. */
export function builtPath(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

/** What every window of this app is allowed, which is nothing beyond its preload. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload: builtPath(`preload/${preload}`),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    disableDialogs: true,
    webSecurity: true,
    webviewTag: false,
    // Spell checking would fetch dictionaries.
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** Makes the main window, hidden until its page has drawn. The caller loads the page with `loadPage`. */
export function createMainWindow(stateFolder: string): BrowserWindow {
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...area } = readWindowState(stateFolder, displays) ?? { ...first, maximized: false };
  const window = new BrowserWindow({
    ...area,
    ...smallest,
    title: 'Token Desk',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: windowBackground(),
    webPreferences: webPreferences('index.cjs'),
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(stateFolder, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  return window;
}

/** Loads one of the app's pages; a window that is closed meanwhile is no error. */
export async function loadPage(window: BrowserWindow, page: 'index.html' | 'reveal.html'): Promise<void> {
  await window.loadURL(`${APP_ORIGIN}/${page}`).catch(() => undefined);
}

/** Brings a window to the user's eyes. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
