// How the stages of `npm test` are run and added up.
import { expect, test } from 'vitest';
import { runStages } from '../../../scripts/stages/run-stages.ts';
import type { Stage } from '../../../scripts/stages/stage.ts';

const quiet = { signal: new AbortController().signal, say: () => undefined };

/** A check that ends with this exit code. */
function check(name: string, code: number, more: Partial<Stage> = {}): Stage {
  return {
    ...{ name, title: name, fast: true, command: [process.execPath, '-e', `process.exit(${code})`] },
    ...{ counted: { by: 'exit-code' }, needs: [], limitMs: 20_000, ...more },
  };
}

test('every stage counts, also after one that failed', async () => {
  const stages = [check('bad', 1), check('good', 0), check('also good', 0, { fast: false })];
  const outcome = await runStages(stages, { missing: [], ci: true, ...quiet });
  expect(outcome).toEqual({ passed: 2, failed: 1, skipped: [] });
});

test('what a machine cannot run is skipped in words', async () => {
  const outcome = await runStages([check('Demo', 0, { needs: ['go'] })], {
    missing: ['go'],
    ci: false,
    ...quiet,
  });
  expect(outcome).toEqual({
    passed: 0,
    failed: 0,
    skipped: ['Demo: skipped, because this machine lacks go.'],
  });
});

test('what CI cannot run is a failure', async () => {
  const outcome = await runStages([check('Demo', 0, { needs: ['go'] })], {
    missing: ['go'],
    ci: true,
    ...quiet,
  });
  expect(outcome).toMatchObject({ passed: 0, failed: 1 });
});

test('a stage that does not end is stopped and has failed', async () => {
  const endless = check('endless', 0, { command: ['sleep', '60'], limitMs: 200 });
  const outcome = await runStages([endless], { missing: [], ci: false, ...quiet });
  expect(outcome).toEqual({ passed: 0, failed: 1, skipped: [] });
});
