// `npm start`: builds the app when it has changed and opens it on the user's own kubeconfig.
import { buildWhenChanged } from './app/build-when-changed.ts';
import { appCommand, runtimeFound } from './app/command.ts';
import { runInherited } from './bootstrap/run-program.mjs';
import { say } from './bootstrap/say.mjs';

process.exitCode = await start();

async function start(): Promise<number> {
  if (!(await buildWhenChanged())) return 1;
  say('Opening Token Desk. It ends when you close its window.');
  const [program, ...args] = appCommand(runtimeFound(), process.argv.slice(2));
  return runInherited(program, args, { cwd: process.cwd(), env: process.env });
}
