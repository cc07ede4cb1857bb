// What the app sees of a window, and the two classes `BrowserWindow` and `webContents`.
import type { Host } from './host.ts';
import { emitterWith, eventsOf, strict, strictClass, type Carried } from './strict.ts';
import { Window } from './window.ts';

const windowEvents = eventsOf<Electron.BrowserWindow>()(
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'moved',
  'page-title-updated',
  'query-session-end',
  'ready-to-show',
  'resize',
  'resized',
  'responsive',
  'restore',
  'session-end',
  'show',
  'unmaximize',
  'unresponsive',
);

/** Source: https://www.electronjs.org/docs/latest/api/browser-window */
export function presentWindow(window: Window): Electron.BrowserWindow {
  const members = {
    id: window.id,
    webContents: window.contents.facade,
    loadURL: (url: string) => window.contents.load(url),
    reload: () => void window.contents.reload(),
    close: () => void window.close(),
    destroy: () => window.destroy(),
    isDestroyed: () => window.closed,
    show: () => window.show(true),
    showInactive: () => window.show(false),
    hide: () => window.hide(),
    isVisible: () => window.visible && window.state !== 'minimized',
    focus: () => window.focus(),
    blur: () => window.blur(),
    isFocused: () => window.focused,
    minimize: () => window.setState('minimized', 'minimize'),
    isMinimized: () => window.state === 'minimized',
    restore: () => window.setState('normal', 'restore'),
    maximize: () => window.setState('maximized', 'maximize'),
    unmaximize: () => window.setState('normal', 'unmaximize'),
    isMaximized: () => window.state === 'maximized',
    isFullScreen: () => false,
    getBounds: () => ({ ...window.bounds }),
    getNormalBounds: () => ({ ...window.bounds }),
    getContentBounds: () => ({ ...window.bounds }),
    setBounds: (bounds: Partial<Electron.Rectangle>) => window.setBounds(bounds),
    getSize: () => [window.bounds.width, window.bounds.height],
    setSize: (width: number, height: number) => window.setBounds({ width, height }),
    getPosition: () => [window.bounds.x, window.bounds.y],
    setPosition: (x: number, y: number) => window.setBounds({ x, y }),
    center: () => undefined,
    moveTop: () => undefined,
    getTitle: () => window.title,
    setTitle: (title: string) => void (window.title = title),
    setContentProtection: (enable: boolean) => void (window.contentProtected = enable),
    isContentProtected: () => window.contentProtected,
    setMenu: () => undefined,
    removeMenu: () => undefined,
    setMenuBarVisibility: () => undefined,
    setAutoHideMenuBar: () => undefined,
    setAlwaysOnTop: () => undefined,
    setBackgroundColor: () => undefined,
    setIcon: () => undefined,
    setMinimumSize: () => undefined,
    setProgressBar: () => undefined,
    setSkipTaskbar: () => undefined,
    flashFrame: () => undefined,
    getParentWindow: () => window.parent,
    isModal: () => window.options.modal === true,
  } satisfies Carried<Electron.BrowserWindow>;
  return strict<Electron.BrowserWindow>('BrowserWindow', emitterWith(members), windowEvents);
}

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
