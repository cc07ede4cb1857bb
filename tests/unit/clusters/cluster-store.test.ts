// Contexts get renamed and servers move: which cluster one leads to is decided by evidence.
import { expect, onTestFinished, test } from 'vitest';
import { ClusterStore } from '../../../src/main/clusters/cluster-store.ts';
import { Database } from '../../../src/main/storage/database.ts';
import type { ContextId } from '../../../src/shared/ids.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

// Ids of the right form are all that the store asks for.
const [one, two] = ['ctx-000000000000000000000001', 'ctx-000000000000000000000002'] as unknown as [
  ContextId,
  ContextId,
];

async function newStore(): Promise<ClusterStore> {
  const opened = await Database.open(await scratchFolder());
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  return new ClusterStore(opened.value, new FakeClock());
}

/** Sees contexts at `server ca` and tells the cluster of each. */
async function see(store: ClusterStore, places: Readonly<Partial<Record<ContextId, string>>>) {
  await store.sight(
    Object.entries(places).map(([contextId, place]) => {
      const [server = '', caDigest = ''] = (place ?? '').split(' ');
      return { contextId: contextId as ContextId, name: 'site', evidence: { server, caDigest } };
    }),
  );
  return [store.of(one)?.clusterId, store.of(two)?.clusterId];
}

test('two users of one server and CA are one cluster', async () => {
  const store = await newStore();

  const [first, second] = await see(store, { [one]: 'https://a ca1', [two]: 'https://a ca1' });

  expect([typeof first, first]).toEqual(['string', second]);
});

test('the same address with another CA is another cluster', async () => {
  const store = await newStore();

  const [first, second] = await see(store, {
    [one]: 'https://127.0.0.1 ca1',
    [two]: 'https://127.0.0.1 ca2',
  });

  expect(first).not.toBe(second);
});

test('a server that moves under the same CA stays the same cluster', async () => {
  const store = await newStore();
  const [before] = await see(store, { [one]: 'https://a ca1' });

  const [after] = await see(store, { [one]: 'https://b ca1' });

  expect(after).toBe(before);
});

test('a context that leads to another server and CA leads to another cluster', async () => {
  const store = await newStore();
  const [before] = await see(store, { [one]: 'https://a ca1' });

  const [after] = await see(store, { [one]: 'https://b ca2' });

  expect(after).not.toBe(before);
});

test('without a CA the address alone decides', async () => {
  const store = await newStore();
  const [before] = await see(store, { [one]: 'https://a', [two]: 'https://b' });

  const [moved, other] = await see(store, { [one]: 'https://b' });

  expect([moved === before, moved === other]).toEqual([false, true]);
});

test('a cluster whose CA was renewed is known again by its UID', async () => {
  const store = await newStore();
  const [before] = await see(store, { [one]: 'https://a ca1' });
  await store.learnUid(one, 'uid-1');
  await see(store, { [one]: 'https://a ca2' });

  await store.learnUid(one, 'uid-1');

  expect(store.of(one)?.clusterId).toBe(before);
});

test('a context that finds another UID leads to another cluster', async () => {
  const store = await newStore();
  const [before] = await see(store, { [one]: 'https://a ca1' });
  await store.learnUid(one, 'uid-1');

  await store.learnUid(one, 'uid-2');

  expect([store.of(one)?.clusterId === before, store.of(one)?.uid]).toEqual([false, 'uid-2']);
});

test('one UID at two addresses stays two clusters, so that a clone is noticed', async () => {
  const store = await newStore();
  await see(store, { [one]: 'https://a ca1', [two]: 'https://b ca1' });

  await store.learnUid(one, 'uid-1');
  await store.learnUid(two, 'uid-1');

  const clusters = [store.of(one), store.of(two)];
  expect([
    new Set(clusters.map((cluster) => cluster?.clusterId)).size,
    clusters.map((cluster) => cluster?.uid),
  ]).toEqual([2, ['uid-1', 'uid-1']]);
});
