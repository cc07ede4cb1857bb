// The stand-in's `app`.
import type { AppFacts, Host } from './host.ts';
import { Paths } from './paths.ts';
import { SingleInstance } from './single-instance.ts';
import { emitterWith, eventsOf, preventable, strict, type Carried } from './strict.ts';

const appEvents = eventsOf<Electron.App>()(
  'activate',
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'certificate-error',
  'child-process-gone',
  'login',
  'open-file',
  'open-url',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'select-client-certificate',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
);

/** Source: https://www.electronjs.org/docs/latest/api/app */
export function createApp(host: Host, facts: AppFacts): Electron.App {
  const { lifecycle } = host;
  const { switches } = host.commandLine;
  let name = facts.name;
  const paths = new Paths(() => name, switches.get('user-data-dir'));
  const instance = new SingleInstance();
  process.on('exit', () => instance.release());
  const commandLine = {
    appendSwitch: (key: string, value = '') => void switches.set(key, value),
    hasSwitch: (key: string) => switches.has(key),
    getSwitchValue: (key: string) => switches.get(key) ?? '',
  } satisfies Carried<Electron.CommandLine>;
  const beforeReady = (member: string) => {
    if (lifecycle.ready) throw new Error(`${member} can only be called before app is ready`);
  };
  const members = {
    commandLine: strict<Electron.CommandLine>('app.commandLine', commandLine),
    isPackaged: false,
    get name() {
      return name;
    },
    set name(value) {
      name = value;
    },
    getName: () => name,
    setName: (value: string) => void (name = value),
    getVersion: () => facts.version,
    getAppPath: () => facts.path,
    getLocale: () => 'en-US',
    getSystemLocale: () => 'en-US',
    getPath: (which) => paths.get(which),
    setPath: (which: string, path: string) => paths.set(which, path),
    setAppLogsPath: (path?: string) => paths.set('logs', path ?? paths.get('logs')),
    isReady: () => lifecycle.ready,
    whenReady: () => lifecycle.whenReady,
    quit: () => lifecycle.quit(),
    exit: (code = 0) => lifecycle.exit(code),
    focus: () => undefined,
    setAppUserModelId: () => undefined,
    setAboutPanelOptions: () => undefined,
    setBadgeCount: () => false,
    enableSandbox: () => beforeReady('app.enableSandbox()'),
    disableHardwareAcceleration: () => beforeReady('app.disableHardwareAcceleration()'),
    hasSingleInstanceLock: () => instance.isHeld,
    releaseSingleInstanceLock: () => instance.release(),
    requestSingleInstanceLock: (data?: Record<PropertyKey, unknown>) =>
      instance.request(paths.get('userData'), data, ({ argv, workingDirectory, data: sent }) => {
        // Guaranteed to come after ready: https://www.electronjs.org/docs/latest/api/app#event-second-instance
        void lifecycle.whenReady.then(() =>
          app.emit('second-instance', preventable({}), argv, workingDirectory, sent),
        );
      }),
  } satisfies Carried<Electron.App>;
  const app = strict<Electron.App>('app', emitterWith(members), appEvents);
  return app;
}
