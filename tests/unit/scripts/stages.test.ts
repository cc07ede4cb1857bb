// How the stages of `npm test` are run and added up.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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
  expect(outcome).toEqual({ passed: 2, failed: 1, failures: ['bad'], skipped: [] });
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
    failures: [],
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
  expect(outcome).toEqual({ passed: 0, failed: 1, failures: ['endless'], skipped: [] });
});

test('a runner that ends badly without a failed test has failed, in words', async () => {
  const folder = await testFolder();
  await writeFile(
    join(folder, 'one.test.ts'),
    `import { test } from 'vitest';
     test('holds', () => { setTimeout(() => { throw new Error('too late'); }, 0); });
     test('waits', () => new Promise((resolve) => setTimeout(resolve, 50)));`,
  );
  const stage = check('Vitest', 0, {
    command: ['vitest', 'run', '--root', folder],
    counted: { by: 'vitest' },
  });
  const outcome = await runStages([stage], { missing: [], ci: true, ...quiet });
  expect(outcome).toMatchObject({
    passed: 2,
    failed: 1,
    failures: ['Vitest: It ended with exit code 1, and no test names why.'],
  });
});

test('each test that failed is named, with the first line of why', async () => {
  const folder = await testFolder();
  await writeFile(
    join(folder, 'one.test.ts'),
    `import { expect, test } from 'vitest';
     test('holds', () => expect(1).toBe(1));
     test('does not hold', () => { throw new Error('the ink is dry\\nand more'); });`,
  );
  await writeFile(join(folder, 'two.test.ts'), `throw new Error('no paper');`);
  await writeFile(
    join(folder, 'three.spec.ts'),
    `import { expect, test } from '@playwright/test';
     test.describe('In the window', () => { test('it shows', () => { expect(1).toBe(2); }); });`,
  );
  await writeFile(join(folder, 'vitest.config.ts'), `export default { test: { include: ['*.test.ts'] } };`);
  await writeFile(
    join(folder, 'playwright.config.ts'),
    `export default { testMatch: '*.spec.ts', outputDir: 'out' };`,
  );
  const stages = [
    check('Vitest', 0, { command: ['vitest', 'run', '--root', folder], counted: { by: 'vitest' } }),
    check('Playwright', 0, {
      command: ['playwright', 'test', '--config', join(folder, 'playwright.config.ts')],
      counted: { by: 'playwright' },
    }),
  ];
  const outcome = await runStages(stages, { missing: [], ci: true, ...quiet });
  expect({ ...outcome, failures: [...outcome.failures].sort() }).toEqual({
    passed: 1,
    failed: 3,
    failures: [
      'Playwright: three.spec.ts:2 it shows (Error: expect(received).toBe(expected) // Object.is equality)',
      `Vitest: ${join(folder, 'two.test.ts')} (no paper)`,
      'Vitest: does not hold (Error: the ink is dry)',
    ],
    skipped: [],
  });
});

/** A folder for tests of the tests, inside the project, where the runners are found. */
async function testFolder(): Promise<string> {
  const parent = join(import.meta.dirname, '../../../out/test');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'stages-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
