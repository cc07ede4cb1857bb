// Dresses a control plane like a customer's cluster, for the demo, the benchmarks and tests of long lists.
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../control-plane/api-client.ts';
import type { ClusterAccess } from '../control-plane/cluster-access.ts';
import {
  agentStatusPaths,
  arcResource,
  arcResourceKind,
  arcResourcePath,
  azureArc,
  azureArcNamespace,
  readyStatus,
} from './azure-arc.ts';
import { bindings, namespaces, roles, serviceAccount, type SampleObject } from './objects.ts';

const parallel = 24;

/** How many service accounts, 300 by default; `onProgress` hears how many objects of how many there are so far. */
export interface SampleOptions {
  readonly serviceAccounts?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Makes namespaces, service accounts, roles, bindings and the traces of Azure Arc, each with the annotation
 * `token-desk/sample: "true"`. 300 accounts take about 1 s, 10,000 about 20 s. A second call adds what is missing.
 * Throws when the server refuses an object.
 */
export async function dressSampleCluster(access: ClusterAccess, options: SampleOptions = {}): Promise<void> {
  const accounts = Array.from({ length: options.serviceAccounts ?? 300 }, (_, index) =>
    serviceAccount(index),
  );
  const first = [...namespaces, azureArcNamespace, arcResourceKind];
  const second = [...roles, ...bindings, ...azureArc, ...accounts];
  const total = first.length + second.length;
  const api = access.api();
  try {
    await makeAll(api, first, (done) => options.onProgress?.(done, total));
    await makeAll(api, second, (done) => options.onProgress?.(first.length + done, total));
    await isServed(api, arcResourcePath);
    const { path, object } = arcResource(Date.now());
    await api.ensure(path, object);
    await Promise.all(agentStatusPaths.map((path) => api.send('PATCH', path, readyStatus)));
  } finally {
    await api.close();
  }
}

/** A kind of resource is served a moment after its definition was made. */
async function isServed(api: ApiClient, path: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await api.send('GET', path)).status === 200) return;
    await pause(100);
  }
  throw new Error(`${path} is not served`);
}

/** Several at once, in order of their start. */
async function makeAll(
  api: ApiClient,
  objects: readonly SampleObject[],
  onDone: (done: number) => void,
): Promise<void> {
  const queue = objects.values();
  let done = 0;
  const work = async () => {
    for (const { path, object } of queue) {
      await api.ensure(path, object);
      done += 1;
      if (done % 100 === 0 || done === objects.length) onDone(done);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}
