// Brings the core up behind the window: the ports that only a desktop has, and the gate over its handlers.
import { mkdirSync } from 'node:fs';
import { app, powerMonitor, shell, type BrowserWindow } from 'electron';
import type { IssuanceId } from '../../shared/ids.ts';
import { callNames } from '../../shared/ipc/channels.ts';
import type { Emit, Handlers, Payload } from '../../shared/ipc/contract.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import { Settings } from '../../shared/settings.ts';
import { managedFile } from '../managed-place.ts';
import { systemClock } from '../clock.ts';
import { createCore, type Core } from '../core.ts';
import { fileLog } from '../log.ts';
import { operatorHere } from '../operator.ts';
import { desktopClipboard } from './clipboard.ts';
import { commandLineHere } from './command-line.ts';
import { chooseFiles, chooseTarget } from './dialogs.ts';
import { checkEvent, createGate, type Gate } from './gate-core.ts';
import type { SendEvent } from './gate.ts';
import { Notifications } from './notifications.ts';
import { openExternal } from './open-external.ts';
import { RevealWindows } from './reveal.ts';
import { findEnvironment } from './shell-environment.ts';
import { applySettings } from './theme.ts';
import { DeskTray } from './tray.ts';
import { focusWindow } from './window.ts';

export type RunningCore = {
  readonly call: Gate;
  /** Clears what must not outlive the app and closes the database. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the core in `dataFolder`. Where it cannot start (a database of a newer version), every call answers why, so
 * that the window can say it.
 */
export async function startCore(options: {
  readonly dataFolder: string;
  readonly window: () => BrowserWindow | undefined;
  readonly send: SendEvent;
}): Promise<RunningCore> {
  const { dataFolder, window, send } = options;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  let log = fileLog(dataFolder, systemClock);
  const reveals = new RevealWindows();
  const emit: Emit = (name, payload) => {
    const checked = checkEvent(name, payload, log);
    if (checked === undefined) return;
    if (name === 'settings.changed') apply(Settings.parse(checked));
    send(name, checked);
    if (name === 'tokens.changed' || name === 'lock.changed') tray?.update();
  };
  let tray: DeskTray | undefined;
  let inTray = false;
  const apply = (settings: Settings) => {
    applySettings(settings, window());
    inTray = settings.tray;
    tray?.update();
  };
  const show = (what: Payload<'window.show'> | undefined) => {
    const main = window();
    if (main === undefined) return;
    focusWindow(main);
    if (what !== undefined) emit('window.show', what);
  };
  const notifications = new Notifications((issuanceId, { renew }) => {
    show({ what: 'token', issuanceId, renew });
  });
  const environment = once(() => findEnvironment(process.env, process.platform));

  const core = await createCore({
    ...{ dataFolder, environment, clipboard: desktopClipboard, clock: systemClock, log, emit },
    operator: operatorHere(),
    recovers: true,
    managedFile: managedFile(process.platform, process.env['ProgramData']),
    about: { version: app.getVersion(), runtime: `Electron ${process.versions.electron}` },
    openExternal: (address) => openExternal(address, (url) => shell.openExternal(url)),
    chooseFiles: (startFolder) => {
      const parent = window();
      return parent === undefined ? Promise.resolve([]) : chooseFiles(parent, startFolder);
    },
    chooseTarget: (suggested) => {
      const parent = window();
      return parent === undefined ? Promise.resolve(undefined) : chooseTarget(parent, suggested);
    },
    commandLine: () => commandLineHere(),
    reveal: reveals.reveal,
    desktop: {
      idleSeconds: () => powerMonitor.getSystemIdleTime(),
      closeReveals: () => reveals.closeAll(),
      tellExpiry: (news) => notifications.show(news, systemClock.now()),
      endingSoon: (count) => {
        app.setBadgeCount(count);
        tray?.update();
      },
    },
  });
  if (core.ok) log = core.value.log;
  const lock = core.ok ? core.value.lock : undefined;
  if (core.ok) followPower(core.value);
  const handlers = core.ok ? core.value.handlers : refusing(core.error);

  const call = createGate({ handlers, log, locked: () => lock?.locked ?? false });
  if (core.ok) {
    const copy = async (issuanceId: IssuanceId) => {
      // A window in the background may not copy there: the compositor does not take it.
      if (process.env['XDG_SESSION_TYPE'] === 'wayland') show({ what: 'token', issuanceId, renew: false });
      const copied = await call('tokens.copy', { issuanceId, purpose: 'plain' });
      if (!copied.ok) show({ what: 'token', issuanceId, renew: false });
    };
    tray = new DeskTray({
      core: core.value,
      wanted: () => inTray,
      copy: (issuanceId) => void copy(issuanceId),
      open: () => show(undefined),
      quickCopy: () => show({ what: 'quick-copy' }),
      quit: () => app.quit(),
    });
  }
  const settings = await handlers['settings.get']({});
  if (settings.ok) apply(Settings.parse(settings.value));

  return {
    call,
    close: async () => {
      tray?.close();
      reveals.closeAll();
      if (core.ok) await core.value.close();
    },
  };
}

/**
 * Goes with the machine: locks when it sleeps, looks at the clock when it wakes. Only Windows and macOS say that their screen was
 * locked (electron.d.ts, PowerMonitor).
 */
function followPower({ lock, lookAtExpiry }: Core): void {
  powerMonitor.on('resume', () => void lookAtExpiry());
  powerMonitor.on('suspend', () => void lock.suspended());
  powerMonitor.on('lock-screen', () => void lock.screenLocked());
}

function refusing(error: AppError): Handlers {
  const refuse = () => Promise.resolve({ ok: false, error } as const);
  // Every name of the contract is there, and a failure fits every answer.
  return Object.fromEntries(callNames.map((name) => [name, refuse])) as unknown as Handlers;
}

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}
