// A connection of Token Desk to a control plane, without kubeconfig in between.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Connection } from '../../src/main/kubernetes/connection.ts';
import type { ConnectionTarget, Presented } from '../../src/main/kubernetes/connection-target.ts';
import { ContextId } from '../../src/shared/ids.ts';
import { ok, type Result } from '../../src/shared/ipc/result.ts';
import type { ClusterAccess } from './control-plane/cluster-access.ts';
import type { UserName } from './control-plane/users.ts';

export type ConnectOptions = {
  /** Instead of the API server itself, such as a fault proxy. */
  readonly server?: string;
  readonly user?: UserName;
  /** By token unless told. */
  readonly by?: 'token' | 'certificate';
  readonly change?: Partial<ConnectionTarget>;
};

/** Connects as a user of the control plane, admin by default. Close it after use. */
export function connectTo(access: ClusterAccess, options: ConnectOptions = {}): Connection {
  const user = options.user ?? 'admin';
  const presented = ok(options.by === 'certificate' ? byCertificate(access, user) : byToken(access, user));
  const digest = createHash('sha256').update(randomUUID()).digest('hex').slice(0, 24);
  return new Connection({
    contextId: ContextId.parse(`ctx-${digest}`),
    server: options.server ?? access.url,
    trust: { ca: access.caPem, skipVerify: false },
    compression: true,
    credential: {
      kind: options.by === 'certificate' ? 'client-certificate' : 'token',
      get: () => Promise.resolve(presented),
    },
    ...options.change,
  });
}

/** Lists namespaces; gives their number, or what failed. */
export async function countNamespaces(
  connection: Connection,
  options: { readonly signal?: AbortSignal; readonly timeoutMs?: number; readonly maxBytes?: number } = {},
): Promise<Result<number>> {
  const signal = options.signal ?? new AbortController().signal;
  const reply = await connection.call((apis) => apis.core.listNamespaceWithHttpInfo(), {
    ...options,
    signal,
  });
  return reply.ok ? ok(reply.value.value.items.length) : reply;
}

function byToken(access: ClusterAccess, user: UserName): Presented {
  return { authorization: `Bearer ${access.token(user)}` };
}

function byCertificate(access: ClusterAccess, user: UserName): Presented {
  const { certFile, keyFile } = access.data.users[user];
  return { certificate: { certificate: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') } };
}
