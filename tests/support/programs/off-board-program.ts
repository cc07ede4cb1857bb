// A program for tests: a core that goes through with an off-boarding that was planned, until it is killed.
// Argument: JSON with dataFolder, kubeconfig, runId and confirmation.
import { newJob, TestCore } from '../test-core.ts';
import type { RunId } from '../../../src/shared/ids.ts';

export type OffBoardProgramOptions = {
  readonly dataFolder: string;
  readonly kubeconfig: string;
  readonly runId: RunId;
  readonly confirmation: string;
};

// The test that starts this program writes the argument from the same type.
const { runId, confirmation, ...options } = JSON.parse(process.argv[2] ?? '') as OffBoardProgramOptions;
const core = await TestCore.start(options);
console.log('started');
await core.value('offboarding.run', { jobId: newJob(), runId, confirmation });
console.log('done');
setInterval(() => undefined, 60_000);
