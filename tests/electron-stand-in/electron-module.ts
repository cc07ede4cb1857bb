// Puts the module `electron` together, and gives it to whoever imports it.
import { registerHooks } from 'node:module';
import { clipboardItemClass } from './clipboard-item.ts';
import { createClipboard } from './clipboard.ts';
import {
  createGlobalShortcut,
  createPowerMonitor,
  createScreen,
  createShell,
  nativeImageModule,
  notificationClass,
  trayClass,
} from './desktop.ts';
import { createDialog } from './dialog.ts';
import type { Host } from './host.ts';
import { strict, type Carried } from './strict.ts';
import { browserWindowClass, webContentsModule } from './window-classes.ts';

type Modules = typeof Electron.Main;

/** Importable, and an error as soon as a member is used. */
const absent = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'inAppPurchase',
  'MessageChannelMain',
  'net',
  'netLog',
  'powerSaveBlocker',
  'pushNotifications',
  'safeStorage',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'utilityProcess',
  'View',
  'WebContentsView',
  'webFrameMain',
] as const satisfies readonly (keyof Modules | 'crashReporter')[];

/** Everything that main may import from `electron`. */
export function createElectron(host: Host): Partial<Modules> {
  const ClipboardItem = clipboardItemClass();
  const { sessions } = host;
  const session = {
    get defaultSession() {
      return sessions.default.facade;
    },
    fromPartition: (partition: string) => sessions.fromPartition(partition).facade,
  } satisfies Carried<typeof Electron.Session>;
  const carried = {
    app: host.app,
    BrowserWindow: browserWindowClass(host),
    clipboard: createClipboard(ClipboardItem),
    ClipboardItem,
    dialog: createDialog(host),
    globalShortcut: createGlobalShortcut(),
    ipcMain: host.ipcMain.facade,
    Menu: host.menus.Menu,
    MenuItem: host.menus.MenuItem,
    nativeImage: nativeImageModule(),
    nativeTheme: host.theme.facade,
    Notification: notificationClass(host),
    powerMonitor: createPowerMonitor(),
    protocol: createProtocol(host),
    screen: createScreen(),
    session: strict<typeof Electron.Session>('session', session),
    shell: createShell(host),
    Tray: trayClass(host),
    webContents: webContentsModule(host),
  } satisfies Partial<Modules> & { nativeImage: unknown; shell: unknown };
  return Object.assign(Object.fromEntries(absent.map((name) => [name, strict(name, {})])), carried);
}

/** The default session's `protocol`, and the registration that must come before ready. */
function createProtocol({ sessions, schemes, lifecycle }: Host): Electron.Protocol {
  const registration = {
    registerSchemesAsPrivileged: (customSchemes: readonly Electron.CustomScheme[]) => {
      if (lifecycle.ready)
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      for (const { scheme, privileges = {} } of customSchemes) schemes.register(scheme, privileges);
    },
  } satisfies Carried<Electron.Protocol>;
  return strict<Electron.Protocol>('protocol', { ...registration, ...sessions.default.protocolMembers });
}

const key = 'electron-stand-in';

/** From here on `import 'electron'` and `require('electron')` give `electron`; tests find `recorded` by its symbol. */
export function installElectron(electron: object, host: Host): void {
  Object.assign(globalThis, { [Symbol.for(key)]: { electron, recorded: host.recorded } });
  const names = Object.keys(electron);
  const source = [
    `const { electron } = globalThis[Symbol.for('${key}')];`,
    'export default electron;',
    `export const { ${names.join(', ')} } = electron;`,
  ].join('\n');
  const address = 'stand-in:electron';
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === address ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
}
