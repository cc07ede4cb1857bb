// The environment that the user's terminal would have: programs started from a desktop lack its PATH and proxies.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { basename, isAbsolute } from 'node:path';
import type { Environment } from '../ports.ts';

/** How long the login shell may take, milliseconds. */
const LIMIT_MS = 5000;
/** How long output may lag behind the end of the shell, milliseconds. */
const LAST_WORDS_MS = 200;
/** Most output of the login shell that is kept, bytes. */
const OUTPUT_LIMIT = 2_000_000;

type Variables = Readonly<Record<string, string | undefined>>;

/** Variables that the login shell may add: where programs, kubeconfigs and proxies are. */
const wanted =
  /^(PATH|KUBECONFIG|KUBERC|(HTTPS?|ALL|NO)_PROXY|(https?|all|no)_proxy|SSL_CERT_(FILE|DIR)|(AWS|AZURE|CLOUDSDK|GOOGLE|USE_GKE)_\w+|LANG|LC_\w+)$/;

/**
 * Finds the environment once. From a terminal it is the process's own; from a desktop the login shell is asked, at most
 * 5 s, and what the process has already wins, the PATH excepted. Never throws: without an answer it is `failed`, with
 * the process's own variables.
 */
export async function findEnvironment(
  own: Variables,
  platform: NodeJS.Platform,
  limitMs = LIMIT_MS,
): Promise<Environment> {
  const base = { home: homedir(), remoteSession: isRemote(own), variables: own };
  if (platform === 'win32' || fromTerminal(own)) return { ...base, source: 'inherited' };
  const shell = shellOf(own);
  if (shell === undefined) return { ...base, source: 'failed' };
  const found = await askShell(shell, own, limitMs);
  if (found === undefined) return { ...base, source: 'failed', shell };
  const added = Object.fromEntries(Object.entries(found).filter(([name]) => wanted.test(name)));
  const variables = { ...added, ...own, PATH: added['PATH'] ?? own['PATH'] };
  return { ...base, source: 'login-shell', shell, variables };
}

/** Terminals set TERM; what desktops start has none, or `dumb`. */
function fromTerminal({ TERM }: Variables): boolean {
  return TERM !== undefined && TERM !== '' && TERM !== 'dumb';
}

/** Where the screen, and so perhaps the clipboard and keychain, is elsewhere: SSH, or a Windows remote desktop. */
function isRemote({ SSH_CONNECTION, SSH_TTY, SESSIONNAME }: Variables): boolean {
  return (SSH_CONNECTION ?? SSH_TTY ?? '') !== '' || (SESSIONNAME ?? '').startsWith('RDP-');
}

function shellOf(own: Variables): string | undefined {
  const shells = [own['SHELL'], loginShell()];
  return shells.find((shell) => shell !== undefined && isAbsolute(shell));
}

function loginShell(): string | undefined {
  try {
    return userInfo().shell ?? undefined;
  } catch {
    // A user without an entry in the system's list, as in containers.
    return undefined;
  }
}

/** The options that make a shell read the files of a login and run one line. C shells take `-l` only alone. */
function shellArguments(shell: string, line: string): string[] {
  return /^t?csh$/.test(basename(shell)) ? ['-ic', line] : ['-ilc', line];
}

function askShell(shell: string, own: Variables, limitMs: number): Promise<Variables | undefined> {
  const mark = `token-desk-${randomUUID()}`;
  // The mark is all that goes into the line, and it is ours: letters, digits and dashes.
  const line = `printf %s ${mark}; env -0; printf %s ${mark}; exit`;
  return new Promise((resolve) => {
    // In a session of its own: an interactive shell must not reach for the terminal, and ends with all it started.
    const child = spawn(shell, shellArguments(shell, line), {
      env: { ...own, DISABLE_AUTO_UPDATE: 'true', ZSH_TMUX_AUTOSTART: 'false' },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let settled = false;
    const settle = (variables: Variables | undefined) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      child.stdout.destroy();
      endGroup(child.pid);
      resolve(variables);
    };
    const timer = setTimeout(() => settle(undefined), limitMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > OUTPUT_LIMIT) settle(undefined);
      else chunks.push(chunk);
      const found = between(Buffer.concat(chunks).toString(), mark);
      if (found !== undefined) settle(found);
    });
    child.once('error', () => settle(undefined));
    // Not `close`: something that the profile left running may hold the pipe open.
    child.once('exit', () => setTimeout(() => settle(undefined), LAST_WORDS_MS).unref());
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Ended already.
  }
}

/** Reads NAME=value entries between the two marks; undefined where they are missing. */
function between(output: string, mark: string): Variables | undefined {
  const part = output.split(mark)[1];
  if (part === undefined || output.split(mark).length < 3) return undefined;
  const entries = part.split('\0').flatMap((entry) => {
    const at = entry.indexOf('=');
    return at < 1 ? [] : [[entry.slice(0, at), entry.slice(at + 1)] as const];
  });
  return Object.fromEntries(entries);
}
