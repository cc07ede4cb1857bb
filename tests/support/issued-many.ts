// Many tokens that a desk has issued over many contexts: real bound tokens on the server, rows in its database.
import { randomUUID } from 'node:crypto';
import { Database } from '../../src/main/storage/database.ts';
import { insertIssuing, moveTo, setGrant } from '../../src/main/tokens/issuance-rows.ts';
import { IssuanceId, type ClusterId, type ContextId } from '../../src/shared/ids.ts';
import type { ClusterAccess } from './control-plane/cluster-access.ts';
import { valueOf } from './desk-accounts.ts';
import { abreast } from '../../src/main/kubernetes/abreast.ts';

/** Requests at the same time. */
const WIDTH = 16;

export type IssuedToken = {
  readonly issuanceId: IssuanceId;
  readonly secret: string;
  readonly token: string;
};

/** A kubeconfig with so many contexts of the one cluster. */
export function kubeconfigOfMany(access: ClusterAccess, count: number, server = access.url): string {
  const ca = Buffer.from(access.caPem).toString('base64');
  const names = Array.from({ length: count }, (_, index) => `edge-${String(index).padStart(2, '0')}`);
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': names[0],
    clusters: [{ name: 'edge', cluster: { server, 'certificate-authority-data': ca } }],
    users: [{ name: 'admin', user: { token: access.token('admin') } }],
    contexts: names.map((name) => ({ name, context: { cluster: 'edge', user: 'admin' } })),
  });
}

/** Issues `each` tokens with every context, each copied once and no longer here. */
export async function issueMany(
  access: ClusterAccess,
  desk: {
    readonly dataFolder: string;
    readonly contexts: readonly {
      readonly contextId: ContextId;
      readonly clusterId: ClusterId;
      readonly name: string;
    }[];
    readonly each: number;
    readonly namespace: string;
    readonly accountName: string;
  },
): Promise<IssuedToken[]> {
  const { namespace, accountName, each } = desk;
  const api = access.api();
  const wanted = desk.contexts.flatMap((context) => Array.from({ length: each }, () => context));
  const made = await abreast(wanted, WIDTH, async (context) => {
    const id = IssuanceId.parse(randomUUID());
    const name = `td-${id.slice(0, 8)}`;
    const labels = { 'app.kubernetes.io/managed-by': 'token-desk', 'token-desk/issuance': id };
    const annotations = { 'token-desk/issuance': id, 'token-desk/operator': 'maria on desk-ops-04' };
    const metadata = { name, labels, annotations };
    const secrets = `/api/v1/namespaces/${namespace}/secrets`;
    const secret = await api.send('POST', secrets, { metadata, immutable: true });
    const { uid } = (secret.body as { metadata: { uid: string } }).metadata; // what the server answers
    const account = `/api/v1/namespaces/${namespace}/serviceaccounts/${accountName}/token`;
    const boundObjectRef = { apiVersion: 'v1', kind: 'Secret', name, uid };
    const answer = await api.send('POST', account, { spec: { boundObjectRef } });
    const { token } = (answer.body as { status: { token: string } }).status; // as above
    return { context, id, name, uid, token };
  });
  await api.close();
  const database = valueOf(await Database.open(desk.dataFolder));
  valueOf(
    await database.write((tx) => {
      for (const { context, id, name, uid } of made) {
        const about = {
          ...{ id, startedAt: Date.now(), namespace, accountName, boundSecret: name },
          ...{ clusterId: context.clusterId, clusterName: context.name, contextId: context.contextId },
          ...({ keep: 'copy-once', route: 'token-request', escalates: false, planned: [] } as const),
          ...({
            role: { kind: 'preset', preset: 'view' },
            scope: { kind: 'cluster' },
            audiences: [],
          } as const),
        };
        insertIssuing(tx, about, 'an-earlier-process');
        const grant = { issuedAt: Date.now(), expiresAt: Date.now() + 3_600_000, issuer: '', audiences: [] };
        const obtained = { grant: { ...grant, fingerprint: id }, bytes: 1000 };
        setGrant(tx, id, { ...obtained, accountUid: undefined, secretUid: uid });
        moveTo(tx, id, 'copy-once');
        moveTo(tx, id, 'handed-over');
      }
    }),
  );
  database.close();
  return made.map(({ id, name, token }) => ({ issuanceId: id, secret: name, token }));
}

/** How many of these tokens the server still takes. */
export async function acceptedOf(access: ClusterAccess, tokens: readonly IssuedToken[]): Promise<number> {
  const api = access.api();
  const answers = await abreast(tokens, WIDTH, async ({ token }) => {
    const review = await api.send('POST', '/apis/authentication.k8s.io/v1/tokenreviews', { spec: { token } });
    const { status } = review.body as { status: { authenticated?: boolean } }; // what the server answers
    return status.authenticated === true;
  });
  await api.close();
  return answers.filter(Boolean).length;
}
