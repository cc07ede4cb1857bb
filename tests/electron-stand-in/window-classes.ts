// The class `BrowserWindow`, and the module `webContents`.
import type { Host } from './host.ts';
import { strict, strictClass, type Carried } from './strict.ts';
import { Window } from './window.ts';

/** The class, whose windows belong to `host`. */
export function browserWindowClass(host: Host): typeof Electron.BrowserWindow {
  let last = 0;
  const create = (options: Electron.BrowserWindowConstructorOptions = {}) => {
    const window = new Window(host, ++last, options);
    host.app.emit('web-contents-created', {}, window.contents.facade);
    host.app.emit('browser-window-created', {}, window.facade);
    if (window.visible) window.focus();
    return window.facade;
  };
  const statics = {
    getAllWindows: () => host.windows.map(({ facade }) => facade),
    getFocusedWindow: () => host.focused?.facade ?? null,
    fromId: (id: number) => host.windows.find((window) => window.id === id)?.facade ?? null,
    fromWebContents: (contents: Electron.WebContents | undefined) =>
      host.windows.find((window) => window.contents.facade === contents)?.facade ?? null,
  } satisfies Carried<typeof Electron.BrowserWindow>;
  return strictClass<typeof Electron.BrowserWindow>('BrowserWindow', create, statics);
}

/** The module `webContents`, by which drivers find a window. */
export function webContentsModule(host: Host): typeof Electron.WebContents {
  const statics = {
    getAllWebContents: () => host.windows.map(({ contents }) => contents.facade),
    getFocusedWebContents: () => host.focused?.contents.facade ?? null,
    fromId: (id: number) => host.windows.find((window) => window.id === id)?.contents.facade,
    fromDevToolsTargetId: (targetId: string) =>
      host.windows.find((window) => window.targetId === targetId)?.contents.facade,
  } satisfies Carried<typeof Electron.WebContents>;
  return strict<typeof Electron.WebContents>('webContents', statics);
}
