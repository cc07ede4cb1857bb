// `npm test` and `npm run check`: runs the stages and ends with one line that counts them all.
import { parseArgs } from 'node:util';
import { say } from './bootstrap/say.mjs';
import { stages } from './stages/catalog.ts';
import { runStages } from './stages/run-stages.ts';
import type { Stage } from './stages/stage.ts';

const { values } = parseArgs({
  options: {
    fast: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const only = values.only.flatMap((names) => names.split(','));
const isCalled = (stage: Stage, name: string) => stage.name === name || stage.group === name;
const unknown = only.filter((name) => !stages.some((stage) => isCalled(stage, name)));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no stage ${unknown.join(', ')}. The stages are: ${stages.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
const chosen = stages.filter((stage) =>
  only.length > 0 ? only.some((name) => isCalled(stage, name)) : stage.fast || !values.fast,
);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

const ci = process.env['CI'] === 'true';
const outcome = await runStages(chosen, {
  missing: (process.env['TOKEN_DESK_MISSING'] ?? '').split(',').filter((name) => name !== ''),
  ci,
  signal: stop.signal,
  say,
});
if (outcome.skipped.length > 0) {
  say(ci ? '\nNothing may be skipped here:' : '\nSkipped:');
  for (const sentence of outcome.skipped) say(`- ${sentence}`);
}
if (outcome.failures.length > 0) {
  say('\nFailed:');
  for (const sentence of outcome.failures) say(`- ${sentence}`);
}
say(`\n${outcome.passed} passed, ${outcome.failed} failed`);
process.exitCode = outcome.failed === 0 ? 0 : 1;
