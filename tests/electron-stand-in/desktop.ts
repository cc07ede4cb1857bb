// What a desktop offers and the stand-in only records: tray, notifications, shell, shortcuts, power, screen, icons.
import { spawn } from 'node:child_process';
import type { Host } from './host.ts';
import { emitterWith, eventsOf, onlyOptions, strict, strictClass, type Carried } from './strict.ts';

const notificationOptions = [
  'actions',
  'body',
  'icon',
  'silent',
  'subtitle',
  'timeoutType',
  'title',
  'urgency',
] as const satisfies readonly (keyof Electron.NotificationConstructorOptions)[];

/** Source: https://www.electronjs.org/docs/latest/api/tray */
export function trayClass({ recorded }: Host): typeof Electron.Tray {
  const events = eventsOf<Electron.Tray>()('click', 'double-click', 'right-click');
  const create = () => {
    let destroyed = false;
    const members = {
      setToolTip: () => undefined,
      setTitle: () => undefined,
      setImage: () => undefined,
      setContextMenu: (menu: Electron.Menu | null) => {
        if (menu !== null) recorded.trayMenus.push(menu);
      },
      popUpContextMenu: () => undefined,
      isDestroyed: () => destroyed,
      destroy: () => void (destroyed = true),
    } satisfies Carried<Electron.Tray>;
    return strict<Electron.Tray>('Tray', emitterWith(members), events);
  };
  return strictClass<typeof Electron.Tray>('Tray', create, {});
}

/** Source: https://www.electronjs.org/docs/latest/api/notification */
export function notificationClass({ recorded }: Host): typeof Electron.Notification {
  const events = eventsOf<Electron.Notification>()('action', 'click', 'close', 'failed', 'show');
  const create = (options: Electron.NotificationConstructorOptions = {}) => {
    onlyOptions('Notification', options, notificationOptions);
    const members = {
      title: options.title ?? '',
      body: options.body ?? '',
      show: () => {
        recorded.notifications.push(notification);
        setImmediate(() => notification.emit('show', {}));
      },
      close: () => void notification.emit('close', {}),
    } satisfies Carried<Electron.Notification>;
    const notification = strict<Electron.Notification>('Notification', emitterWith(members), events);
    return notification;
  };
  const statics = { isSupported: () => true } satisfies Carried<typeof Electron.Notification>;
  return strictClass<typeof Electron.Notification>('Notification', create, statics);
}

/** Addresses are recorded; for a person they are opened as well. Source: https://www.electronjs.org/docs/latest/api/shell */
export function createShell({ recorded, driven }: Host): Electron.Shell {
  const members = {
    openExternal: (url: string) => {
      recorded.openedAddresses.push(url);
      if (!driven) spawn('xdg-open', [url], { stdio: 'ignore' }).on('error', () => undefined);
      return Promise.resolve();
    },
    showItemInFolder: (path: string) => void recorded.openedAddresses.push(path),
    openPath: (path: string) => {
      recorded.openedAddresses.push(path);
      return Promise.resolve('');
    },
    beep: () => undefined,
  } satisfies Carried<Electron.Shell>;
  return strict<Electron.Shell>('shell', members);
}

/** Nothing here can press a global shortcut; tests may call what was registered. Source: https://www.electronjs.org/docs/latest/api/global-shortcut */
export function createGlobalShortcut(): Electron.GlobalShortcut {
  const registered = new Map<string, () => void>();
  const members = {
    register: (accelerator: string, callback: () => void) => {
      if (registered.has(accelerator)) return false;
      registered.set(accelerator, callback);
      return true;
    },
    isRegistered: (accelerator: string) => registered.has(accelerator),
    unregister: (accelerator: string) => void registered.delete(accelerator),
    unregisterAll: () => registered.clear(),
  } satisfies Carried<Electron.GlobalShortcut>;
  return strict<Electron.GlobalShortcut>('globalShortcut', members);
}

/** Somebody is always there; tests send the events. Source: https://www.electronjs.org/docs/latest/api/power-monitor */
export function createPowerMonitor(): Electron.PowerMonitor {
  const members = {
    getSystemIdleTime: () => 0,
    getSystemIdleState: () => 'active' as const,
    isOnBatteryPower: () => false,
    onBatteryPower: false,
  } satisfies Carried<Electron.PowerMonitor>;
  const names = [
    'lock-screen',
    'unlock-screen',
    'on-ac',
    'on-battery',
    'resume',
    'shutdown',
    'suspend',
  ] as const;
  const events = eventsOf<Electron.PowerMonitor>()(...names);
  return strict<Electron.PowerMonitor>('powerMonitor', emitterWith(members), events);
}

/** One display. Source: https://www.electronjs.org/docs/latest/api/screen */
export function createScreen(): Electron.Screen {
  const area = { x: 0, y: 0, width: 1280, height: 800 };
  const facts = {
    id: 1,
    label: 'stand-in',
    bounds: area,
    workArea: area,
    size: { width: 1280, height: 800 },
    workAreaSize: { width: 1280, height: 800 },
    scaleFactor: 1,
    rotation: 0,
  } satisfies Carried<Electron.Display>;
  const display = strict<Electron.Display>('Display', facts);
  const members = {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  } satisfies Carried<Electron.Screen>;
  const events = eventsOf<Electron.Screen>()('display-added', 'display-removed', 'display-metrics-changed');
  return strict<Electron.Screen>('screen', emitterWith(members), events);
}

/** Images are not looked at. Source: https://www.electronjs.org/docs/latest/api/native-image */
export function nativeImageModule(): typeof Electron.NativeImage {
  const image = (empty: boolean): Electron.NativeImage => {
    const size = empty ? 0 : 16;
    const members = {
      isEmpty: () => empty,
      getSize: () => ({ width: size, height: size }),
      setTemplateImage: () => undefined,
      resize: () => image(empty),
      toDataURL: () => 'data:image/png;base64,',
    } satisfies Carried<Electron.NativeImage>;
    return strict<Electron.NativeImage>('NativeImage', members);
  };
  const statics = {
    createEmpty: () => image(true),
    createFromPath: () => image(false),
    createFromBuffer: () => image(false),
    createFromBitmap: () => image(false),
    createFromDataURL: () => image(false),
  } satisfies Carried<typeof Electron.NativeImage>;
  return strict<typeof Electron.NativeImage>('nativeImage', statics);
}
