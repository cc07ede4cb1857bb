// A real gnome-keyring on a private D-Bus: unlocked, locked, absent, or one that never answers.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, type CommandOptions, type CommandResult } from '../commands.ts';
import { awaitProgram } from '../processes/await-program.ts';
import { ProcessGroup } from '../processes/process-group.ts';
import { busConfig } from './bus-config.ts';

const limitMs = 20_000;
const daemon = 'gnome-keyring-daemon';
const password = 'a password for tests only';

/**
 * `unlocked` answers; `locked` has a login collection whose password nobody enters; `absent` is a bus without a secret
 * service; `silent` owns the service's name and never answers.
 */
export type KeyringState = 'unlocked' | 'locked' | 'absent' | 'silent';

/** A private keychain. It ends with `stop` or with this process; its folder goes too. */
export class Keyring {
  /** What a process needs to use this keychain and nothing of the user's own: put it over its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly group: ProcessGroup;

  constructor(group: ProcessGroup, env: Readonly<Record<string, string>>) {
    this.group = group;
    this.env = env;
  }

  /** Makes the service stop answering; it keeps its name on the bus. */
  silence(): Promise<void> {
    return this.group.signal(daemon, 'SIGSTOP');
  }

  /** Lets a silent service answer again. */
  resume(): Promise<void> {
    return this.group.signal(daemon, 'SIGCONT');
  }

  /** Ends the service and starts it again with its collection locked. What was stored is still there. */
  async lock(): Promise<void> {
    await this.group.stopProgram(daemon);
    await startDaemon(this.group, this.env, 'locked');
  }

  /** Ends the service and starts it again with its collection unlocked. */
  async unlock(): Promise<void> {
    await this.group.stopProgram(daemon);
    await startDaemon(this.group, this.env, 'unlocked');
  }

  /** Runs a TypeScript or JavaScript file in a Node process of its own that uses this keychain. */
  runNode(
    script: string,
    args: readonly string[] = [],
    options: Partial<CommandOptions> = {},
  ): Promise<CommandResult> {
    return runCommand(process.execPath, [script, ...args], {
      ...options,
      env: { ...process.env, ...options.env, ...this.env },
    });
  }

  /**
   * Makes this very process use the keychain. Only before keytar is first used here, and only one for each process:
   * libsecret keeps its first connection. In vitest each test file is a process of its own.
   */
  useInThisProcess(): void {
    Object.assign(process.env, this.env);
  }

  /** Ends every process and removes the folder. */
  stop(): Promise<void> {
    return this.group.stop();
  }
}

/** Starts a keychain in a state. Needs dbus-daemon, dbus-send and gnome-keyring-daemon. Throws with the end of a log. */
export async function startKeyring({ state }: { state: KeyringState }): Promise<Keyring> {
  const group = await ProcessGroup.create('keyring');
  try {
    const keyring = new Keyring(group, await privateEnvironment(group.folder));
    await startBus(group, keyring.env);
    if (state !== 'absent') await startDaemon(group, keyring.env, 'unlocked');
    if (state === 'locked') await keyring.lock();
    if (state === 'silent') await keyring.silence();
    return keyring;
  } catch (error) {
    await group.stop();
    throw error;
  }
}

async function privateEnvironment(folder: string): Promise<Record<string, string>> {
  const folders = {
    HOME: join(folder, 'home'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
  await Promise.all(Object.values(folders).map((path) => mkdir(path, { mode: 0o700 })));
  return { ...folders, DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'bus')}` };
}

async function startBus(group: ProcessGroup, env: Readonly<Record<string, string>>): Promise<void> {
  const config = join(group.folder, 'bus.conf');
  await writeFile(config, busConfig(join(group.folder, 'bus')));
  await group.start({
    name: 'dbus-daemon',
    command: 'dbus-daemon',
    args: [`--config-file=${config}`, '--nofork'],
    env: { ...process.env, ...env },
  });
  await awaitProgram(group, 'dbus-daemon', limitMs, async () => (await nameHasOwner(env)) !== undefined);
}

async function startDaemon(
  group: ProcessGroup,
  env: Readonly<Record<string, string>>,
  state: 'unlocked' | 'locked',
): Promise<void> {
  await group.start({
    name: daemon,
    command: daemon,
    args: ['--foreground', '--components=secrets', ...(state === 'unlocked' ? ['--unlock'] : [])],
    env: { ...process.env, ...env },
    input: state === 'unlocked' ? password : '',
  });
  await awaitProgram(group, daemon, limitMs, async () => (await nameHasOwner(env)) === true);
}

/** Whether a secret service is on the bus; undefined when the bus does not answer. */
async function nameHasOwner(env: Readonly<Record<string, string>>): Promise<boolean | undefined> {
  const { stdout, code } = await runCommand(
    'dbus-send',
    [
      ...['--session', '--print-reply=literal', '--reply-timeout=2000', '--dest=org.freedesktop.DBus'],
      ...['/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
    ],
    { env: { ...process.env, ...env }, limitMs: 5000 },
  );
  return code === 0 ? stdout.includes('true') : undefined;
}
