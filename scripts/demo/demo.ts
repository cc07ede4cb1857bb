// `npm run demo`: the app on a throw-away cluster, in a window, or by itself where there is no display.
import { parseArgs } from 'node:util';
import { buildWhenChanged } from '../app/build-when-changed.ts';
import { appCommand, hasDisplay, runtimeFound } from '../app/command.ts';
import { runInherited } from '../bootstrap/run-program.mjs';
import { say } from '../bootstrap/say.mjs';
import { performMainJob } from './perform.ts';
import { startSampleMachine } from './sample-machine.ts';

const { values } = parseArgs({
  options: {
    /** Performs the main job by itself although there is a display. */
    perform: { type: 'boolean', default: false },
    /** Copies the pictures of the README into this folder. */
    pictures: { type: 'string' },
  },
});

process.exitCode = (await buildWhenChanged()) ? await demo() : 1;

async function demo(): Promise<number> {
  const machine = await startSampleMachine();
  try {
    if (values.perform || values.pictures !== undefined || !hasDisplay()) {
      const pictures = await performMainJob(machine);
      say('Pictures of each screen are in out/demo.');
      if (values.pictures !== undefined) await pictures.copyTo(values.pictures);
      return 0;
    }
    say('Opening Token Desk on it. The demo ends when you close the window.');
    const [program, ...args] = appCommand(runtimeFound(), [`--user-data-dir=${machine.userDataFolder}`]);
    return await runInherited(program, args, { cwd: process.cwd(), env: { ...process.env, ...machine.env } });
  } finally {
    await machine.stop();
    say('The cluster, its keychain and everything else of the demo are gone.');
  }
}
