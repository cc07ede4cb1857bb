// Finds out whether Electron's own binary can be had; a refusal is remembered for a day, so that it costs time only once.
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { runQuietly } from './run-program.mjs';
import { say, sayProgress } from './say.mjs';

const attemptLimitMs = 120_000;
const rememberMs = 24 * 60 * 60_000;

/**
 * Answers which runtime shows the windows, and says so where it is not Electron itself.
 * `ELECTRON_SKIP_BINARY_DOWNLOAD` keeps it from trying.
 * @param {string} root
 * @returns {Promise<'electron' | 'stand-in'>}
 */
export async function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  if (existsSync(join(folder, 'path.txt'))) return 'electron';
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] === undefined && !(await refusedLately(root))) {
    const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
    const result = await sayProgress('Getting Electron (about 110 MB, once)', () =>
      runQuietly(node, [join(folder, 'install.js')], { cwd: root, timeoutMs: attemptLimitMs }),
    );
    if (result.code === 0 && existsSync(join(folder, 'path.txt'))) return 'electron';
    await mkdir(dirname(noteFile(root)), { recursive: true });
    await writeFile(noteFile(root), await electronVersion(root));
  }
  say('Electron itself cannot be had here: its stand-in shows the windows in Chromium.');
  return 'stand-in';
}

/** @param {string} root */
async function refusedLately(root) {
  try {
    const { mtimeMs } = await stat(noteFile(root));
    const version = await readFile(noteFile(root), 'utf8');
    return Date.now() - mtimeMs < rememberMs && version === (await electronVersion(root));
  } catch {
    return false;
  }
}

/** @param {string} root */
function noteFile(root) {
  return join(root, 'node_modules', '.cache', 'token-desk', 'electron-refused');
}

/** @param {string} root @returns {Promise<string>} */
async function electronVersion(root) {
  return JSON.parse(await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}
