// The clipboard without Electron: the system's own programs, which get the token on their standard input.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { failed, ok } from '../../shared/ipc/result.ts';
import type { ClipboardPort } from '../ports.ts';

type Program = readonly [command: string, ...args: string[]];
type Programs = { readonly write: Program; readonly read: Program };

/** How long a program may take, milliseconds. */
const LIMIT_MS = 5000;

/** The clipboard of this system. Clipboard managers get no hint: these programs know none. */
export function clipboardPrograms(platform: NodeJS.Platform, variables: NodeJS.ProcessEnv): ClipboardPort {
  const programs = programsOf(platform, variables);
  return {
    write: async (content) =>
      (await feed(programs.write, content)) ? ok(undefined) : failed({ code: 'clipboard-refused' }),
    read: async () => {
      const found = await ask(programs.read);
      // PowerShell ends what it prints with a line break of its own.
      return platform === 'win32' ? (found ?? '').replace(/\r\n$/, '') : (found ?? '');
    },
    clear: async () => {
      await feed(programs.write, '');
    },
  };
}

function programsOf(platform: NodeJS.Platform, { WAYLAND_DISPLAY }: NodeJS.ProcessEnv): Programs {
  if (platform === 'darwin') return { write: ['pbcopy'], read: ['pbpaste'] };
  if (platform === 'win32') {
    return { write: ['clip.exe'], read: ['powershell.exe', '-NoProfile', '-Command', 'Get-Clipboard -Raw'] };
  }
  if ((WAYLAND_DISPLAY ?? '') !== '') return { write: ['wl-copy'], read: ['wl-paste', '--no-newline'] };
  return {
    write: ['xclip', '-selection', 'clipboard', '-in'],
    read: ['xclip', '-selection', 'clipboard', '-out'],
  };
}

/** Gives a program its input; one that keeps the selection stays in the background. True where it succeeded. */
function feed([command, ...args]: Program, input: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: LIMIT_MS,
      windowsHide: true,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What a program prints; `undefined` where it failed. */
async function ask([command, ...args]: Program): Promise<string | undefined> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LIMIT_MS,
    windowsHide: true,
  });
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  const printed = text(child.stdout).catch(() => '');
  return (await ended) ? printed : undefined;
}
