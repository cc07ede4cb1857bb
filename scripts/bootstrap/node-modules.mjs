// Installs the npm packages when they are missing or are not those of the lock file.
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './run-program.mjs';
import { sayProgress } from './say.mjs';

const installLimitMs = 15 * 60_000;

/**
 * Runs `npm ci` unless the installed packages already are those of `package-lock.json`.
 * Throws an error with a sentence when that fails.
 * @param {string} root
 */
export async function ensureNodeModules(root) {
  const difference = await lockDifference(root);
  if (difference === undefined) return;
  const result = await sayProgress(`Installing the npm packages (${difference})`, () =>
    runQuietly('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, timeoutMs: installLimitMs }),
  );
  if (result.code === 127) throw new Error('npm is missing. Install it beside Node, then run this again.');
  if (result.timedOut)
    throw new Error('npm did not finish within 15 minutes. Check the network, then run this again.');
  if (result.code !== 0) throw new Error(`npm could not install the packages:\n${result.output.trim()}`);
}

/**
 * Why the installed packages are not those of the lock file; undefined when they are.
 * npm writes the second lock file last, so an installation cut short does not pass.
 * @param {string} root
 * @returns {Promise<string | undefined>}
 */
export async function lockDifference(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'they are not there yet';
  const wanted = await packagesOf(join(root, 'package-lock.json'));
  const installed = await packagesOf(installedFile);
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (found === undefined && optional !== true) return `${path.replace('node_modules/', '')} is missing`;
    if (found !== undefined && found.version !== version)
      return `${path.replace('node_modules/', '')} has changed`;
  }
  return existsSync(join(root, 'node_modules', 'node', 'bin'))
    ? undefined
    : 'the project’s own Node is missing';
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }>>}
 */
async function packagesOf(file) {
  return JSON.parse(await readFile(file, 'utf8')).packages;
}
