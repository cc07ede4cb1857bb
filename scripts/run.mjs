// Entry of every npm command: gets the machine ready with the system's Node, then runs the command on the project's own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { commands } from './bootstrap/commands.mjs';
import { findElectron } from './bootstrap/electron-binary.mjs';
import { missingGo } from './bootstrap/go.mjs';
import { ensureNodeModules } from './bootstrap/node-modules.mjs';
import { hostNodeProblem } from './bootstrap/node-version.mjs';
import { runInherited } from './bootstrap/run-program.mjs';
import { say } from './bootstrap/say.mjs';
import { ensureSystemPackages } from './bootstrap/system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ci = process.env['CI'] === 'true';
const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];

if (command === undefined) {
  stop(`There is no command "${name}". The commands are: ${Object.keys(commands).join(', ')}.`);
}
const problem = hostNodeProblem(process.versions.node);
if (problem !== undefined) stop(problem);
const display =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
if (name === 'start' && !display) {
  stop('There is no display to show a window on. "npm run demo" needs none and leaves pictures in out/demo.');
}
await ensureNodeModules(root).catch(stopWith);

const runtime = command.window ? await findElectron(root) : 'none';
const needs = command.needs({ runtime, display });
const missing = [...(await ensureSystemPackages(needs)), ...(needs.includes('go') ? missingGo() : [])];
if (missing.length > 0 && (ci || !command.skips)) {
  stop(`"npm run ${name}" cannot go on without: ${missing.join(', ')}.`);
}

const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
if (!existsSync(node))
  stop('The project’s own Node is missing. Delete the folder node_modules and run this again.');
process.exitCode = await runInherited(node, [join(root, command.script), ...command.args, ...args], {
  cwd: root,
  env: {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(
      process.platform === 'win32' ? ';' : ':',
    ),
    TOKEN_DESK_RUNTIME: runtime,
    TOKEN_DESK_MISSING: missing.join(','),
  },
});

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  if (name === 'test') say('0 passed, 1 failed');
  process.exit(1);
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function stopWith(error) {
  stop(error instanceof Error ? error.message : String(error));
}
