// What the core needs from outside, for a command: the terminal's environment, and programs for the clipboard.
import { homedir } from 'node:os';
import { failed, ok } from '../../shared/ipc/result.ts';
import { systemClock } from '../clock.ts';
import { fileLog } from '../log.ts';
import { operatorHere } from '../operator.ts';
import { managedFile } from '../managed-place.ts';
import type { Ports } from '../ports.ts';
import { clipboardPrograms } from './clipboard.ts';

/** The ports of a command over the data in `dataFolder`. No window is there to ask or to show anything. */
export function commandPorts(dataFolder: string): Ports {
  const { SSH_CONNECTION, SSH_TTY } = process.env;
  return {
    dataFolder,
    environment: () =>
      Promise.resolve({
        source: 'inherited',
        variables: process.env,
        home: homedir(),
        remoteSession: (SSH_CONNECTION ?? SSH_TTY ?? '') !== '',
      }),
    clipboard: clipboardPrograms(process.platform, process.env),
    clock: systemClock,
    log: fileLog(dataFolder, systemClock),
    emit: () => undefined,
    operator: operatorHere(),
    about: { version: '', runtime: `Node ${process.versions.node}` },
    recovers: false,
    managedFile: managedFile(process.platform, process.env['ProgramData']),
    openExternal: () => Promise.resolve(failed({ code: 'not-arc' })),
    chooseFiles: () => Promise.resolve([]),
    chooseTarget: () => Promise.resolve(undefined),
    commandLine: () => undefined,
    reveal: () => Promise.resolve(ok(undefined)),
  };
}
