// `npm run check:secrets`: canary tokens through every action and every fault, then a search for them everywhere.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startControlPlane } from '../support/control-plane/control-plane.ts';
import { Desk } from '../support/desk.ts';
import { startKeyring } from '../support/keychain/keyring.ts';
import { startXDisplay } from '../support/x-display.ts';
import { Actions } from './actions.ts';
import { Canaries } from './canaries.ts';
import { plantMachine } from './planted-machine.ts';
import { Search } from './search.ts';
import { WatchedDesk } from './watched-desk.ts';

const strangers = ['echo', 'basic', 'through-proxy', 'key', 'plugged', 'speaking', 'rubbish'];
const say = (words: string) => process.stdout.write(`${words}\n`);

const canaries = new Canaries();
const search = new Search(canaries);
// Short: Chromium keeps a socket below it, whose path may have 107 characters.
const folder = await mkdtemp(join(tmpdir(), 'td-'));
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  await run();
} finally {
  for (const end of ends.toReversed()) await end().catch((error: unknown) => say(String(error)));
}
process.exitCode = report();

async function run(): Promise<void> {
  say('Starting a control plane, a keychain and a display, and planting secrets');
  const controlPlane = await startControlPlane();
  ends.push(() => controlPlane.stop());
  const display = await startXDisplay();
  ends.push(() => display.stop());
  const keyring = await startKeyring({ state: 'unlocked' });
  ends.push(() => keyring.stop());
  const machine = await plantMachine(controlPlane, canaries, join(folder, 'planted'));
  ends.push(() => machine.stop());
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const { kubeconfigs, proxy } = machine;
  const desk = new Desk({ keyring, display, kubeconfigs, env: { TMPDIR: temporary } });
  const watched = new WatchedDesk(desk, search);
  ends.push(() => desk.close());
  const actions = new Actions(watched, canaries, search);

  await watched.start();
  say('The main job, with reveal, restart and forget');
  await actions.mainJob();
  say('Tokens until quit and to copy once');
  await actions.otherWaysToKeep();
  say('Faults of the server at each request');
  await actions.faults(proxy);
  say('Servers, programs and files that say secrets aloud');
  await actions.strangers(strangers);
  say('A keychain that is locked, and one that does not answer');
  await watched.close('first runs');
  await keyring.lock();
  await watched.start();
  await actions.brokenKeychain('locked');
  await watched.close('locked keychain');
  await keyring.unlock();
  await watched.start();
  await keyring.silence();
  await actions.brokenKeychain('silent');
  await keyring.resume();
  say('A kill in the middle, and the start after it');
  await watched.kill('killed');
  await watched.start();
  await watched.close('after the kill');
  for (const outcome of actions.outcomes) say(`- ${outcome}`);
  search.look('clipboard', 'after quitting', await desk.clipboard());
  await search.lookInFolder('temporary files', temporary);
  await search.lookInFolder('home, and the keychain’s own files', keyring.group.folder);
}

function report(): number {
  say('');
  for (const [kind, { places, bytes }] of search.seen)
    say(`${kind}: ${places} looked through, ${(bytes / 1e6).toFixed(1)} MB`);
  const blind = canaries.samples().filter((sample) => canaries.find(sample).length === 0).length;
  if (blind > 0) say(`The search itself is blind for ${blind} of its samples.`);
  for (const hit of [...search.hits].sort()) say(`HIT ${hit}`);
  say(`${canaries.names.length} secrets, ${search.hits.size} hits`);
  return search.hits.size === 0 && blind === 0 ? 0 : 1;
}
