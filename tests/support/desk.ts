// Token Desk on somebody's machine: a display, a keychain, kubeconfigs, and the app, which can be ended and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { runCommand } from './commands.ts';
import type { Keyring } from './keychain/keyring.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import type { XDisplay } from './x-display.ts';

export type DeskParts = {
  readonly keyring: Keyring;
  readonly display: XDisplay;
  readonly kubeconfigs: readonly string[];
  /** Put over the environment last. */
  readonly env?: Readonly<Record<string, string>>;
  /** Modules that are loaded before the app, at each of its starts. */
  readonly required?: readonly string[];
};

export class Desk {
  readonly env: Readonly<Record<string, string>>;
  /** What Electron calls user data; database, settings and log are in `data` below it. */
  readonly userDataFolder: string;
  /** What all runs so far wrote to the terminal. */
  output = '';
  readonly #required: readonly string[];
  #running: LaunchedApp | undefined;

  constructor({ keyring, display, kubeconfigs, env, required = [] }: DeskParts) {
    this.#required = required;
    this.userDataFolder = join(keyring.group.folder, 'token-desk');
    this.env = {
      ...keyring.env,
      ...display.env,
      // As from a terminal: the machine's own login shell is not asked.
      TERM: 'xterm-256color',
      KUBECONFIG: kubeconfigs.join(delimiter),
      ...env,
    };
  }

  get app(): ElectronApplication {
    return this.#launched.app;
  }

  /** The main window. */
  get page(): Page {
    return this.#launched.page;
  }

  get runtime(): LaunchedApp['runtime'] {
    return this.#launched.runtime;
  }

  /** Starts the app and waits until its window shows something. */
  async start(args: readonly string[] = []): Promise<void> {
    await mkdir(this.userDataFolder, { recursive: true, mode: 0o700 });
    // Another build than the one in out/, such as a copy that nobody rebuilds meanwhile.
    const appFolder = process.env['TOKEN_DESK_APP'];
    this.#running = await launchApp({
      ...{ env: this.env, userDataFolder: this.userDataFolder, args, required: this.#required },
      ...(appFolder === undefined ? {} : { appFolder }),
    });
    this.page.setDefaultTimeout(15_000);
    await this.page.getByRole('navigation').waitFor();
  }

  /** Quits as a user does; without effect when it has ended. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    await running.close();
    this.output += running.output();
  }

  /** Ends the app at once, as a crash or `kill -9` does. */
  async kill(): Promise<void> {
    const running = this.#launched;
    this.#running = undefined;
    const gone = once(running.app.process(), 'exit');
    running.app.process().kill('SIGKILL');
    await gone;
    this.output += running.output();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  /** What a paste would give now; empty where the clipboard holds nothing. */
  async clipboard(): Promise<string> {
    const env = { ...process.env, ...this.env };
    const { stdout } = await runCommand('xclip', ['-selection', 'clipboard', '-out'], { env, limitMs: 5000 });
    return stdout;
  }

  /** Another program copies something. */
  async copyElsewhere(text: string): Promise<void> {
    const env = { ...process.env, ...this.env };
    // It stays in the background until somebody else copies; its output would keep us waiting for that.
    const other = spawn('xclip', ['-selection', 'clipboard', '-in'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    other.stdin.end(text);
    await once(other, 'exit');
  }

  /** The log so far; empty before the first line. */
  log(): Promise<string> {
    return readFile(join(this.userDataFolder, 'data', 'token-desk.log'), 'utf8').catch(() => '');
  }

  get #launched(): LaunchedApp {
    if (this.#running === undefined) throw new Error('the app is not running');
    return this.#running;
  }
}
