// Runs stages, the fast ones two at a time, and says what each counted.
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { spoken } from '../bootstrap/say.mjs';
import { count, reportOptions } from './count.ts';
import { runProgram } from './program.ts';
import type { Outcome, Stage } from './stage.ts';

const atOnce = 2;
const reportFolder = resolve('out', 'test');

export type Machine = {
  /** Components that this machine lacks. */
  readonly missing: readonly string[];
  /** Nothing may be skipped. */
  readonly ci: boolean;
  readonly signal: AbortSignal;
  /** Prints a line. */
  readonly say: (line: string) => void;
};

/** Runs all of them, also after one has failed, and answers the sum. */
export async function runStages(stages: readonly Stage[], machine: Machine): Promise<Outcome> {
  await mkdir(reportFolder, { recursive: true });
  const waiting = stages.filter(({ fast }) => fast);
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      outcomes.push(await runStage(stage, machine));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  for (const stage of stages.filter(({ fast }) => !fast)) {
    outcomes.push(await runStage(stage, machine));
  }
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

async function runStage(stage: Stage, machine: Machine): Promise<Outcome> {
  const lacking = stage.needs.filter((component) => machine.missing.includes(component));
  if (lacking.length > 0) {
    const note = `${stage.title}: skipped, because this machine lacks ${lacking.join(', ')}.`;
    machine.say(`- ${note}`);
    return { passed: 0, failed: machine.ci ? 1 : 0, failures: [], skipped: [note] };
  }
  if (machine.signal.aborted)
    return { passed: 0, failed: 1, failures: [`${stage.title}: not run`], skipped: [] };
  const started = Date.now();
  const report = join(reportFolder, `${stage.name}.json`);
  await rm(report, { force: true });
  const options = reportOptions(stage.counted, report);
  if (!stage.fast) machine.say(`\n${stage.title} …`);
  const { code, output, timedOut } = await runProgram([...stage.command, ...options.args], {
    env: { ...process.env, ...options.env, ...stage.env },
    live: !stage.fast,
    limitMs: stage.limitMs,
    signal: machine.signal,
  });
  const outcome = await count(stage.counted, report, code);
  const took = spoken(Date.now() - started);
  if (outcome.failed > 0 && stage.fast) machine.say(`\n${output.trim()}`);
  if (outcome.problem !== undefined) machine.say(outcome.problem);
  if (timedOut) machine.say(`${stage.title} took longer than ${spoken(stage.limitMs)} and was stopped.`);
  machine.say(`${outcome.failed === 0 ? '✓' : '✗'} ${stage.title}: ${counts(outcome)} (${took})`);
  const failures = failureNotes(stage, outcome);
  const skipped = outcome.skipped.map((sentence) => `${stage.title}: ${sentence}`);
  return { ...outcome, failed: outcome.failed + (machine.ci ? skipped.length : 0), failures, skipped };
}

/** Whoever sees only the end of the output must learn there what failed. */
function failureNotes({ title }: Stage, { failed, failures, problem }: Outcome): readonly string[] {
  if (failed === 0) return [];
  return failures.length === 0
    ? [`${title}${problem === undefined ? '' : `: ${problem}`}`]
    : failures.map((failure) => `${title}: ${failure}`);
}

function counts({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`;
}
