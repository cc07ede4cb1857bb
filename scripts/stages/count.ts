// Reads how many tests passed from the report that a test runner wrote.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Counted, Outcome } from './stage.ts';

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

/** The options that make the runner write its report to `file`, and the environment for it. */
export function reportOptions(counted: Counted, file: string) {
  switch (counted.by) {
    case 'exit-code':
      return { args: [], env: {} };
    case 'vitest':
      return { args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env: {} };
    case 'playwright':
      return { args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } };
  }
}

/**
 * Counts the tests of one run. A run that ended badly counts at least one failure, also when its report shows none
 * (a worker that died) or is missing; so does a run without a single test.
 */
export async function count(counted: Counted, file: string, code: number): Promise<Outcome> {
  if (counted.by === 'exit-code')
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
  const report = await readReport(counted, file);
  if (report === undefined)
    return { passed: 0, failed: 1, skipped: [], problem: 'The test runner wrote no report.' };
  const noTest = report.passed + report.failed + report.skipped.length === 0;
  const failed = code !== 0 || noTest ? Math.max(report.failed, 1) : report.failed;
  return { ...report, failed, ...(noTest ? { problem: 'There was no test to run.' } : {}) };
}

async function readReport(counted: Counted, file: string) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  if (counted.by === 'playwright') {
    const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(JSON.parse(text)).stats;
    const left = skipped === 0 ? [] : [`${skipped} of these tests skipped themselves.`];
    return { passed: expected + flaky, failed: unexpected, skipped: left };
  }
  const tests = VitestReport.parse(JSON.parse(text)).testResults.flatMap((suite) => suite.assertionResults);
  const with_ = (status: string) => tests.filter((test) => test.status === status);
  const skipped = [...with_('skipped'), ...with_('pending'), ...with_('todo')];
  return {
    passed: with_('passed').length,
    failed: with_('failed').length,
    skipped: skipped.map(({ fullName }) => `Skipped itself: ${fullName}`),
  };
}
