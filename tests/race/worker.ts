// A racer without a window: the product's core in a process of its own, at work until it is killed. Prints each deed.
import { z } from 'zod';
import { TestCore } from '../support/test-core.ts';
import { Chance } from './chance.ts';
import { performOne, type Deed } from './deeds.ts';

const Options = z.strictObject({
  dataFolder: z.string(),
  kubeconfig: z.string(),
  seed: z.int(),
  namespace: z.string(),
  accounts: z.tuple([z.string()], z.string()),
});
const options = Options.parse(JSON.parse(process.argv[2] ?? ''));
const say = (deed: Deed) => process.stdout.write(`${JSON.stringify(deed)}\n`);
const chance = new Chance(options.seed);
const core = await TestCore.start(options);
const opened = await core.call('clusters.open', {
  jobId: crypto.randomUUID(),
  contextId: await core.contextId(),
});
if (!opened.ok) say({ did: 'broke', error: opened.error });
for (;;) say(await performOne((name, input) => core.call(name, input), options, chance));
