// Our verdict on a configuration (server, user, refusal) is the one of the real kubectl.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from './case.ts';
import { listCases, nameCases, textCases } from './cases/files.ts';
import { proxyCases, serverCases, trustCases } from './cases/servers.ts';
import { credentialCases, execCases, impersonationCases } from './cases/users.ts';
import { kubectlVerdict, ourVerdict, place } from './verdicts.ts';
import { createWorld, nowhere, type World } from './world.ts';

const groups: Readonly<Record<string, (world: World) => readonly Case[]>> = {
  'the address of the server': serverCases,
  'trust in the server': trustCases,
  proxies: proxyCases,
  credentials: credentialCases,
  impersonation: impersonationCases,
  'exec plugins': execCases,
  'the text of a file': textCases,
  'names and references': nameCases,
  'several files': listCases,
};

let world: Awaited<ReturnType<typeof createWorld>>;
const counts = new Map<string, { taken: number; refused: number }>();

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  const all = [...counts.values()].reduce((sum, { taken, refused }) => sum + taken + refused, 0);
  console.table(Object.fromEntries(counts));
  console.log(`${all} configurations compared with kubectl`);
  await world.close();
});

describe.each(Object.entries(groups))('%s', (group, make) => {
  // Titles do not depend on the world, so that the tests have names before it is there.
  test.each(make(nowhere).map(({ title }, index) => ({ title, index })))('$title', async ({ index }) => {
    const one = make(world)[index];
    if (one === undefined) throw new Error('A case went missing');
    const placed = await place(one, world);

    const theirs = await kubectlVerdict(placed, world);
    const ours = await ourVerdict(placed, world);

    const { taken, refused } = counts.get(group) ?? { taken: 0, refused: 0 };
    const isTaken = theirs !== 'refused';
    counts.set(group, { taken: taken + Number(isTaken), refused: refused + Number(!isTaken) });
    expect(ours.verdict, ours.error).toEqual(theirs);
  });
});
