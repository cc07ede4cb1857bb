// What the parts of a running stand-in share.
import { createApp } from './app.ts';
import type { Chromium } from './chromium.ts';
import type { CommandLine } from './command-line.ts';
import { createIpc, type Ipc } from './ipc.ts';
import { Lifecycle } from './lifecycle.ts';
import { Menus } from './menu.ts';
import { createRecorded, type Recorded } from './recorded.ts';
import { Schemes } from './schemes.ts';
import { Sessions } from './session.ts';
import { Targets } from './targets.ts';
import { Theme } from './theme.ts';
import type { Window } from './window.ts';

/** The app as its package.json names it. */
export interface AppFacts {
  readonly name: string;
  readonly version: string;
  /** Folder of the app, absolute. */
  readonly path: string;
}

/** What is known before anything runs. */
export interface HostParts {
  readonly chromium: Chromium;
  readonly commandLine: CommandLine;
  readonly appFacts: AppFacts;
}

/** One running app: its windows, and what stands behind Electron's modules. */
export class Host {
  readonly chromium: Chromium;
  readonly commandLine: CommandLine;
  readonly recorded: Recorded = createRecorded();
  readonly schemes: Schemes;
  readonly sessions: Sessions;
  readonly ipcMain: Ipc;
  readonly lifecycle: Lifecycle;
  readonly menus: Menus;
  readonly theme: Theme;
  readonly targets: Targets;
  readonly app: Electron.App;
  readonly windows: Window[] = [];
  focused: Window | undefined;

  constructor({ chromium, commandLine, appFacts }: HostParts) {
    this.chromium = chromium;
    this.commandLine = commandLine;
    this.schemes = new Schemes();
    this.sessions = new Sessions(this.schemes);
    this.ipcMain = createIpc('ipcMain');
    this.lifecycle = new Lifecycle(this);
    this.menus = new Menus(this);
    this.theme = new Theme(this);
    this.targets = new Targets(this);
    this.app = createApp(this, appFacts);
  }

  /** Whether a driver (Playwright) started this run, rather than a person. */
  get driven(): boolean {
    return this.commandLine.devToolsPort !== undefined;
  }
}
