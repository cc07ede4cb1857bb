// What the app sees of a window's contents.
import type { Contents } from './contents.ts';
import { emitterWith, eventsOf, strict, type Carried } from './strict.ts';

const contentsEvents = eventsOf<Electron.WebContents>()(
  'console-message',
  'context-menu',
  'destroyed',
  'devtools-closed',
  'devtools-opened',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'ipc-message',
  'preload-error',
  'render-process-gone',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
);

/** Source: https://www.electronjs.org/docs/latest/api/web-contents */
export function presentContents(contents: Contents): Electron.WebContents {
  const members = {
    id: contents.id,
    ipc: contents.ipc.facade,
    session: contents.session.facade,
    get mainFrame() {
      if (!contents.page) throw new Error('stand-in: the window has no frame before its first load');
      return contents.page.frames.main.facade;
    },
    loadURL: (url: string) => contents.load(url),
    reload: () => void contents.reload(),
    getURL: () => contents.url,
    getTitle: () => contents.title,
    isLoading: () => contents.loading,
    isDestroyed: () => contents.destroyed,
    isCrashed: () => false,
    close: () => contents.close(),
    focus: () => undefined,
    send: (channel: string, ...args: unknown[]) => contents.send(channel, args),
    setWindowOpenHandler: (handler) => void (contents.openHandler = handler),
    executeJavaScript: (script: string) => contents.run(script),
    openDevTools: () => contents.setDevTools(true),
    closeDevTools: () => contents.setDevTools(false),
    isDevToolsOpened: () => contents.devTools,
    setIgnoreMenuShortcuts: () => undefined,
    setVisualZoomLevelLimits: () => Promise.resolve(),
    copy: () => void contents.edit('copy'),
    cut: () => void contents.edit('cut'),
    paste: () => void contents.edit('paste'),
    undo: () => void contents.edit('undo'),
    redo: () => void contents.edit('redo'),
    selectAll: () => void contents.edit('selectAll'),
  } satisfies Carried<Electron.WebContents>;
  return strict<Electron.WebContents>('webContents', emitterWith(members), contentsEvents);
}
