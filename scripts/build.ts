// Builds the app into out/: main, preload and renderer.
import { say, sayProgress } from './bootstrap/say.mjs';
import { runProgram } from './stages/program.ts';

const limitMs = 5 * 60_000;

const { code, output } = await sayProgress('Building the app', () =>
  runProgram(['electron-vite', 'build', '--logLevel=warn'], {
    env: process.env,
    live: false,
    limitMs,
    signal: new AbortController().signal,
  }),
);
if (output.trim() !== '') say(output.trim());
process.exitCode = code;
