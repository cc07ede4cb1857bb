// Rewrites every file in the project's format.
import { runProgram } from './stages/program.ts';

const { code } = await runProgram(['prettier', '--write', '--log-level=warn', '.'], {
  env: process.env,
  live: true,
  limitMs: 5 * 60_000,
  signal: new AbortController().signal,
});
process.exitCode = code;
