// The command that shows the app in a window, for the runtime that this machine has.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Runtime = 'electron' | 'stand-in';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The runtime that the set-up found; see `scripts/bootstrap/electron-binary.mjs`. */
export function runtimeFound(): Runtime {
  return process.env['TOKEN_DESK_RUNTIME'] === 'electron' ? 'electron' : 'stand-in';
}

/** Program and arguments that run the built app. Electron refuses to run as root with its sandbox: then it goes without. */
export function appCommand(runtime: Runtime, args: readonly string[]): [string, ...string[]] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  switch (runtime) {
    case 'electron': {
      const folder = `${root}node_modules/electron`;
      const program = `${folder}/dist/${readFileSync(`${folder}/path.txt`, 'utf8')}`;
      return [program, ...(asRoot ? ['--no-sandbox'] : []), root, ...args];
    }
    case 'stand-in':
      return [`${root}tests/electron-stand-in/electron`, root, ...args];
  }
}

/** True where a window can be seen: everywhere but on a Linux without a display. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
}
