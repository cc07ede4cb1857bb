// Where an app keeps its things on Linux, as `app.getPath` says.
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { notImplemented } from './strict.ts';

/** Source: https://www.electronjs.org/docs/latest/api/app#appgetpathname */
export class Paths {
  private readonly chosen = new Map<string, string>();
  private readonly appName: () => string;

  constructor(appName: () => string, userData: string | undefined) {
    this.appName = appName;
    if (userData !== undefined && userData !== '') this.chosen.set('userData', userData);
  }

  get(name: string): string {
    const path = this.chosen.get(name) ?? this.usual(name);
    // Electron makes its own folders when it starts.
    if (name === 'userData' || name === 'sessionData' || name === 'logs')
      mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.chosen.set(name, path);
  }

  private usual(name: string): string {
    const home = homedir();
    const config = process.env['XDG_CONFIG_HOME'] ?? '';
    const appData = config === '' ? join(home, '.config') : config;
    const inHome = new Map([
      ['desktop', 'Desktop'],
      ['documents', 'Documents'],
      ['downloads', 'Downloads'],
    ]);
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return appData;
      case 'userData':
        return join(appData, this.appName());
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return join(this.get('userData'), 'logs');
      case 'temp':
        return tmpdir();
      case 'exe':
        return process.argv[0] ?? '';
      default:
        return join(home, inHome.get(name) ?? notImplemented(`app.getPath('${name}')`));
    }
  }
}
