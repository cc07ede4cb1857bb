// A program for tests: a core that issues one token and says so, then stays until it is killed or told to quit.
// Argument: JSON with dataFolder, kubeconfig, keep, change (of the request) and quit (close instead of staying).
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import type { Keep } from '../../../src/shared/token.ts';
import { TestCore } from '../test-core.ts';

export type CoreProgramOptions = {
  readonly dataFolder: string;
  readonly kubeconfig: string;
  readonly keep: Keep;
  readonly change: Partial<SetUpRequest>;
  readonly quit?: boolean;
};

// The test that starts this program writes the argument from the same type.
const options = JSON.parse(process.argv[2] ?? '') as CoreProgramOptions;
const core = await TestCore.start(options);
console.log('started');
const issued = await core.issue(options.keep, options.change);
console.log(issued.ok ? `issued ${issued.value.token.issuanceId}` : `failed ${issued.error.code}`);
if (options.quit === true) await core.close();
else setInterval(() => undefined, 60_000);
