// Brings the core up behind the window: the ports that only a desktop has, and the gate over its handlers.
import { mkdirSync } from 'node:fs';
import { app, shell, type BrowserWindow } from 'electron';
import { callNames } from '../../shared/ipc/channels.ts';
import type { Emit, Handlers } from '../../shared/ipc/contract.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import { Settings } from '../../shared/settings.ts';
import { systemClock } from '../clock.ts';
import { createCore } from '../core.ts';
import { fileLog } from '../log.ts';
import { operatorHere } from '../operator.ts';
import { desktopClipboard } from './clipboard.ts';
import { commandLineHere } from './command-line.ts';
import { chooseFiles, chooseTarget } from './dialogs.ts';
import { checkEvent, createGate, type Gate } from './gate-core.ts';
import type { SendEvent } from './gate.ts';
import { openExternal } from './open-external.ts';
import { RevealWindows } from './reveal.ts';
import { findEnvironment } from './shell-environment.ts';
import { applySettings } from './theme.ts';

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
    if (name === 'settings.changed') applySettings(Settings.parse(checked), window());
    send(name, checked);
  };
  const environment = once(() => findEnvironment(process.env, process.platform));

  const core = await createCore({
    ...{ dataFolder, environment, clipboard: desktopClipboard, clock: systemClock, log, emit },
    operator: operatorHere(),
    recovers: true,
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
  });
  if (core.ok) log = core.value.log;
  const handlers = core.ok ? core.value.handlers : refusing(core.error);

  const settings = await handlers['settings.get']({});
  if (settings.ok) applySettings(Settings.parse(settings.value), window());

  return {
    call: createGate({ handlers, log }),
    close: async () => {
      reveals.closeAll();
      if (core.ok) await core.value.close();
    },
  };
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
