// Builds main, preload, renderer and command line into out/, and makes sure that nothing of the tests got into it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say, sayProgress } from '../bootstrap/say.mjs';
import { runProgram } from '../stages/program.ts';

const limitMs = 5 * 60_000;
const folders = ['main', 'preload', 'renderer', 'cli'].map((name) => join('out', name));
/** Words that only the stand-in for Electron and its library know. */
const foreign = ['electron-stand-in', 'chrome-remote-interface'];

/** Answers false when the build failed; it has said why then. */
export async function buildApp(): Promise<boolean> {
  const app = await sayProgress('Building the app', () => build('electron-vite', 'build'));
  const commands = await sayProgress('Building the command line', () =>
    build('vite', 'build', '--config=vite.cli.config.ts'),
  );
  for (const { code, output } of [app, commands]) {
    if (code === 0) continue;
    say(output.trim());
    return false;
  }
  const strays = await foreignFiles();
  for (const file of strays) say(`${file} holds a part of the tests.`);
  return strays.length === 0;
}

function build(...command: readonly [string, ...string[]]) {
  return runProgram([...command, '--logLevel=warn'], {
    env: process.env,
    live: false,
    limitMs,
    signal: new AbortController().signal,
  });
}

async function foreignFiles(): Promise<string[]> {
  const files = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const texts = await Promise.all(
    files.flat().map(async (file) => ({ file, text: await readFile(file, 'utf8') })),
  );
  return texts.filter(({ text }) => foreign.some((word) => text.includes(word))).map(({ file }) => file);
}
