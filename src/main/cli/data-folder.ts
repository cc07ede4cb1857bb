// The folder that window and command line share.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What `--data-folder` says, else the folder of the app: where Electron has `appData`. */
export function dataFolderFrom(words: readonly string[]): string {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const at = own.indexOf('--data-folder');
  const given = at < 0 ? own.find((word) => word.startsWith('--data-folder='))?.slice(14) : own[at + 1];
  return given === undefined || given === '' ? join(appData(), 'token-desk', 'data') : resolve(given);
}

function appData(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  const set = (value: string | undefined, fallback: string) =>
    value === undefined || value === '' ? fallback : value;
  if (process.platform === 'win32') return set(APPDATA, join(homedir(), 'AppData', 'Roaming'));
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return set(XDG_CONFIG_HOME, join(homedir(), '.config'));
}
