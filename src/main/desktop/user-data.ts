// The folder of this app: fixed in a package, another one on demand in development and tests.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Sets and makes the folder, readable for the user alone; must run before anything else uses it. */
export function chooseUserData(): string {
  const asked = app.isPackaged ? '' : app.commandLine.getSwitchValue('user-data-dir');
  const folder = asked === '' ? join(app.getPath('appData'), 'token-desk') : asked;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  return folder;
}
