// Which options of a BrowserWindow are carried; an unsafe web preference is refused.
import { notImplemented, onlyOptions } from './strict.ts';

const windowOptions = [
  'alwaysOnTop',
  'autoHideMenuBar',
  'backgroundColor',
  'center',
  'frame',
  'fullscreenable',
  'height',
  'icon',
  'maxHeight',
  'maxWidth',
  'maximizable',
  'minHeight',
  'minWidth',
  'minimizable',
  'modal',
  'paintWhenInitiallyHidden',
  'parent',
  'resizable',
  'show',
  'skipTaskbar',
  'title',
  'titleBarStyle',
  'useContentSize',
  'webPreferences',
  'width',
  'x',
  'y',
] as const satisfies readonly (keyof Electron.BrowserWindowConstructorOptions)[];

const webPreferences = [
  'additionalArguments',
  'allowRunningInsecureContent',
  'backgroundThrottling',
  'contextIsolation',
  'devTools',
  'disableDialogs',
  'enableWebSQL',
  'experimentalFeatures',
  'images',
  'navigateOnDragDrop',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'partition',
  'plugins',
  'preload',
  'safeDialogs',
  'sandbox',
  'session',
  'spellcheck',
  'webSecurity',
  'webgl',
  'webviewTag',
] as const satisfies readonly (keyof Electron.WebPreferences)[];

/** The only values that the stand-in can keep: https://www.electronjs.org/docs/latest/tutorial/security */
const safe = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  experimentalFeatures: false,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  plugins: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
} satisfies Electron.WebPreferences;

/** Throws for an option that is not carried and for an unsafe web preference. */
export function checkWindowOptions(options: Electron.BrowserWindowConstructorOptions): void {
  const preferences = options.webPreferences ?? {};
  onlyOptions('BrowserWindow', options, windowOptions);
  onlyOptions('webPreferences', preferences, webPreferences);
  for (const [key, only] of Object.entries(safe)) {
    const value: unknown = Reflect.get(preferences, key);
    if (value !== undefined && value !== only) notImplemented(`webPreferences.${key} other than ${only}`);
  }
}
