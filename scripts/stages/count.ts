// Reads from the report that a test runner wrote how many tests passed, and which did not.
import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Counted, Outcome } from './stage.ts';

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

const PlaywrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});

type PlaywrightSuite = {
  readonly specs: readonly z.infer<typeof PlaywrightSpec>[];
  readonly suites: readonly PlaywrightSuite[];
};

const PlaywrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(PlaywrightSpec),
  suites: z.lazy(() => z.array(PlaywrightSuite)).default([]),
});

const PlaywrightReport = z.object({
  suites: z.array(PlaywrightSuite).default([]),
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
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, failures: [], skipped: [] };
  const report = await readReport(counted, file);
  if (report === undefined)
    return { passed: 0, failed: 1, failures: [], skipped: [], problem: 'The test runner wrote no report.' };
  if (report.passed + report.failed + report.skipped.length === 0)
    return { ...report, failed: 1, problem: 'There was no test to run.' };
  if (code !== 0 && report.failed === 0)
    return { ...report, failed: 1, problem: `It ended with exit code ${code}, and no test names why.` };
  return report;
}

async function readReport(counted: Counted, file: string): Promise<Outcome | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return counted.by === 'playwright' ? readPlaywright(text) : readVitest(text);
}

function readPlaywright(text: string): Outcome {
  const { stats, suites } = PlaywrightReport.parse(JSON.parse(text));
  const specs = (suite: PlaywrightSuite): PlaywrightSuite['specs'] => [
    ...suite.specs,
    ...suite.suites.flatMap(specs),
  ];
  const bad = suites.flatMap(specs).filter(({ ok }) => !ok);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: bad.map(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []));
      return `${file}:${line} ${title}${because(errors)}`;
    }),
    skipped: stats.skipped === 0 ? [] : [`${stats.skipped} of these tests skipped themselves.`],
  };
}

function readVitest(text: string): Outcome {
  const files = VitestReport.parse(JSON.parse(text)).testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const with_ = (status: string) => tests.filter((test) => test.status === status);
  const skipped = [...with_('skipped'), ...with_('pending'), ...with_('todo')];
  const failures = [
    ...with_('failed').map(({ fullName, failureMessages }) => `${fullName}${because(failureMessages)}`),
    // A file that could not be loaded, or whose set-up failed.
    ...files.flatMap(({ name, message }) => (message === '' ? [] : `${name}${because([message])}`)),
  ];
  return {
    passed: with_('passed').length,
    failed: failures.length,
    failures,
    skipped: skipped.map(({ fullName }) => `Skipped itself: ${fullName}`),
  };
}

/** The first line of the first message, for the end of a sentence. */
function because([message]: readonly string[]): string {
  const line =
    stripVTControlCharacters(message ?? '')
      .trim()
      .split('\n')[0] ?? '';
  return line === '' ? '' : ` (${line})`;
}
