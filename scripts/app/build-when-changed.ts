// Builds the app when a source is newer than what was built last.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';

const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
  'package.json',
  'package-lock.json',
];
const built = [
  join('out', 'main', 'index.js'),
  join('out', 'preload', 'index.cjs'),
  join('out', 'renderer', 'index.html'),
  join('out', 'cli', 'token-desk.js'),
];

/** Answers false when the build failed; it has said why then. */
export async function buildWhenChanged(): Promise<boolean> {
  if (built.every((file) => existsSync(file))) {
    const oldest = Math.min(...(await Promise.all(built.map(changedAt))));
    const newest = Math.max(...(await Promise.all(sources.map(newestIn))));
    if (newest < oldest) return true;
  }
  return buildApp();
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path);
  return Math.max(found.mtimeMs, ...(await Promise.all(inside.map((name) => newestIn(join(path, name))))));
}

async function changedAt(file: string): Promise<number> {
  return (await stat(file)).mtimeMs;
}
