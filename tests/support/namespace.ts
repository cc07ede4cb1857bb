// A namespace of a test's own on a control plane.
import { randomBytes } from 'node:crypto';
import type { ClusterAccess } from './control-plane/cluster-access.ts';

/** A namespace; `remove` starts its deletion, which the control plane finishes by itself. */
export interface OwnNamespace {
  readonly name: string;
  remove(): Promise<void>;
}

/** Makes an empty namespace `<prefix>-<random>`. Throws when the server refuses. */
export async function ownNamespace(access: ClusterAccess, prefix = 'test'): Promise<OwnNamespace> {
  const name = `${prefix}-${randomBytes(4).toString('hex')}`;
  const api = access.api();
  await api.create('/api/v1/namespaces', { metadata: { name } });
  return {
    name,
    remove: async () => {
      await api.send('DELETE', `/api/v1/namespaces/${name}`);
      await api.close();
    },
  };
}
