// `npm run test:race`: several processes and the window on one vault, killed at random; then nothing may be lost.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { IssuanceId } from '../../src/shared/ids.ts';
import { startControlPlane } from '../support/control-plane/control-plane.ts';
import { Desk } from '../support/desk.ts';
import { startKeyring } from '../support/keychain/keyring.ts';
import { startXDisplay } from '../support/x-display.ts';
import { Chance } from './chance.ts';
import type { Deed } from './deeds.ts';
import { CoreRacer, WindowRacer, type Racer } from './racer.ts';
import { judge, settled } from './verdict.ts';

const WORKERS = 4;
const namespace = 'race';
const accounts = ['ada', 'bert', 'cleo', 'dan', 'eve'] as const;
const say = (words: string) => process.stdout.write(`${words}\n`);

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '2' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!(minutes > 0 && minutes <= 120) || !Number.isSafeInteger(seed) || seed < 0) {
  say('--minutes is a number up to 120, --seed a whole number from 0');
  process.exit(2);
}
const ends: (() => Promise<unknown>)[] = [];
try {
  process.exitCode = await race();
} finally {
  for (const end of ends.toReversed()) await end().catch((error: unknown) => say(String(error)));
}

async function race(): Promise<number> {
  say(`${minutes} min, ${WORKERS} workers and the window, seed ${seed}`);
  const controlPlane = await startControlPlane();
  ends.push(() => controlPlane.stop());
  await controlPlane.kubectl(['create', 'namespace', namespace]);
  for (const account of accounts) {
    await controlPlane.kubectl(['create', 'serviceaccount', account, '-n', namespace]);
  }
  const display = await startXDisplay();
  ends.push(() => display.stop());
  const keyring = await startKeyring({ state: 'unlocked' });
  ends.push(() => keyring.stop());
  const kubeconfig = await controlPlane.writeKubeconfig('admin');
  const desk = new Desk({ keyring, display, kubeconfigs: [kubeconfig] });
  const dataFolder = join(desk.userDataFolder, 'data');

  const promised = new Set<IssuanceId>();
  const counts = new Map<string, number>();
  const broken: Deed[] = [];
  const tell = (deed: Deed) => {
    counts.set(deed.did, (counts.get(deed.did) ?? 0) + 1);
    if ('promised' in deed) for (const id of deed.promised) promised.add(id);
    if (deed.did === 'broke') broken.push(deed);
  };
  const options = { namespace, accounts, dataFolder, kubeconfig, env: keyring.env, tell };
  const window = new WindowRacer(desk, options);
  const racers: readonly [Racer, ...Racer[]] = [
    window,
    ...Array.from({ length: WORKERS }, () => new CoreRacer(options)),
  ];
  const chance = new Chance(seed);
  const newSeed = () => chance.between(0, 1_000_000_000);
  for (const racer of racers) {
    ends.push(() => racer.kill());
    await racer.start(newSeed());
  }
  let kills = 0;
  for (const end = Date.now() + minutes * 60_000; Date.now() < end; kills += 1) {
    await pause(chance.between(200, 2500));
    const racer = chance.one(racers);
    await racer.kill();
    await racer.start(newSeed());
  }
  say(`${kills} kills. Ending all, then one start that repairs`);
  await Promise.all(racers.map((racer) => racer.kill()));
  await desk.start();
  await settled(dataFolder);
  const verdict = await judge({ dataFolder, namespace, controlPlane, keyring, promised, ask: window.ask });
  await desk.close();
  return report({ ...verdict, kills, counts, broken, promised: promised.size });
}

function report(
  found: Awaited<ReturnType<typeof judge>> & {
    readonly kills: number;
    readonly counts: ReadonlyMap<string, number>;
    readonly broken: readonly Deed[];
    readonly promised: number;
  },
): number {
  const { lost, orphans, repairedAlive, broken, counts, kills, stored } = found;
  for (const line of lost) say(`lost: ${line}`);
  for (const line of orphans) say(`orphan: ${line}`);
  for (const line of repairedAlive) say(`repaired though it was kept: ${line}`);
  for (const deed of broken.slice(0, 20)) say(`broke: ${JSON.stringify(deed)}`);
  const done = [...counts].map(([did, number]) => `${number} ${did}`).join(', ');
  say(`${done}; ${kills} kills; ${found.promised} tokens promised, ${stored} kept at the end`);
  say(
    `${lost.length} lost, ${orphans.length} orphans, ${repairedAlive.length} live rows repaired, ${broken.length} broken`,
  );
  const idle = kills === 0 || found.promised === 0;
  if (idle) say('Nothing happened, so nothing was shown.');
  return lost.length + orphans.length + repairedAlive.length + broken.length === 0 && !idle ? 0 : 1;
}
