// What the commands check before they start, and how they count.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockDifference } from '../../../scripts/bootstrap/node-modules.mjs';
import { hostNodeProblem } from '../../../scripts/bootstrap/node-version.mjs';
import { count } from '../../../scripts/stages/count.ts';

async function scratch(files: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'token-desk-set-up-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

const locked = {
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '1.0.0', optional: true },
};

test.each([
  [
    'the packages of the lock file, without one for another platform',
    { 'node_modules/a': { version: '1.0.0' } },
    undefined,
  ],
  ['another version of a package', { 'node_modules/a': { version: '1.0.1' } }, 'a has changed'],
  ['a package less', {}, 'a is missing'],
])(
  'an installation with %s is told from one that has to be repeated',
  async (_what, installed, difference) => {
    const folder = await scratch({
      'package-lock.json': { packages: locked },
      'node_modules/.package-lock.json': { packages: installed },
    });
    expect(await lockDifference(folder)).toBe(difference);
  },
);

test('an installation that npm did not finish has to be repeated', async () => {
  const folder = await scratch({ 'package-lock.json': { packages: locked } });
  expect(await lockDifference(folder)).toBe('they are not there yet');
});

test.each([
  ['20.19.0', undefined],
  ['24.21.0', undefined],
  ['20.18.3', 'This is Node 20.18.3. Install Node 20.19 or newer, then run this again.'],
  ['18.20.0', 'This is Node 18.20.0. Install Node 20.19 or newer, then run this again.'],
])('Node %s is good enough or the remedy is named', (version, problem) => {
  expect(hostNodeProblem(version)).toBe(problem);
});

const vitestReport = {
  testResults: [
    {
      name: 'one.test.ts',
      assertionResults: [
        { fullName: 'one', status: 'passed' },
        { fullName: 'two', status: 'failed' },
        { fullName: 'three', status: 'skipped' },
      ],
    },
  ],
};

test('tests are counted from the report of the runner, and what skipped itself is named', async () => {
  const folder = await scratch({ 'report.json': vitestReport });
  const outcome = await count({ by: 'vitest' }, join(folder, 'report.json'), 1);
  expect(outcome).toEqual({ passed: 1, failed: 1, failures: ['two'], skipped: ['Skipped itself: three'] });
});

test('a runner that dies counts as a failure although its report shows none', async () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
  const folder = await scratch({ 'report.json': { stats } });
  const outcome = await count({ by: 'playwright' }, join(folder, 'report.json'), 1);
  expect(outcome).toMatchObject({ passed: 3, failed: 1, failures: [] });
});

test('a run without a test is a failure', async () => {
  const folder = await scratch({ 'report.json': { testResults: [] } });
  const outcome = await count({ by: 'vitest' }, join(folder, 'report.json'), 0);
  expect(outcome).toMatchObject({ passed: 0, failed: 1, problem: 'There was no test to run.' });
});
