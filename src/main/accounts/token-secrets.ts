// The Secrets of an account that hold its tokens: which the server made, which a person made, and which are no use.
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listSecretNotes, TOKEN_SECRETS, type ListedSecret } from '../kubernetes/secret-list.ts';
import { INVALID_SINCE } from '../kubernetes/token-secret.ts';

/** Most Secrets told of one account. */
const SECRETS_LIMIT = 100;

type Place = Pick<Parsed<'accounts.tokenSecrets'>, 'namespace' | 'name'>;
type Row = Answer<'accounts.tokenSecrets'>['secrets'][number];

/**
 * By type, annotation and UID, never by `serviceAccount.secrets`, of which the first need not hold a token (measured).
 * What they hold is not read. Fails as the server does.
 */
export async function tokenSecrets(
  connection: Connection,
  { namespace, name }: Place,
  signal: AbortSignal,
): Promise<Result<Answer<'accounts.tokenSecrets'>>> {
  const [listed, account] = await Promise.all([
    listSecretNotes(connection, namespace, TOKEN_SECRETS, signal),
    connection.call((apis) => apis.core.readNamespacedServiceAccountWithHttpInfo({ namespace, name }), {
      signal,
      object: { kind: 'ServiceAccount', name, namespace },
    }),
  ]);
  if (!listed.ok) return listed;
  if (!account.ok && account.error.code !== 'not-found' && account.error.code !== 'forbidden') return account;
  const uid = account.ok ? account.value.value.metadata?.uid : undefined;
  const named = new Set((account.ok ? account.value.value.secrets : undefined)?.map((one) => one.name));
  const missing = !account.ok && account.error.code === 'not-found';
  const secrets = listed.value
    .filter((secret) => secret.account?.name === name)
    .map((secret): Row => ({
      name: secret.name.slice(0, 253),
      uid: secret.uid.slice(0, 100),
      byServer: named.has(secret.name),
      state: missing ? 'account-missing' : stateOf(secret, uid),
      ...(secret.lastUsedOn === undefined ? {} : { lastUsedOn: secret.lastUsedOn.slice(0, 10) }),
      ...(secret.invalidSince === undefined ? {} : { invalidSince: secret.invalidSince.slice(0, 30) }),
    }));
  return ok({ secrets: secrets.toSorted(byUse).slice(0, SECRETS_LIMIT) });
}

/**
 * Takes away the mark by which the server refuses a Secret's token; the server accepts it again at once (measured). Needs
 * `patch` on secrets. Fails with `conflict` where another Secret has the name now, and as the server does.
 */
export async function reactivate(
  connection: Connection,
  { namespace, secret, uid }: { readonly namespace: string; readonly secret: string; readonly uid: string },
  signal: AbortSignal,
): Promise<Result<Record<string, never>>> {
  const label = `/metadata/labels/${INVALID_SINCE.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const reply = await connection.call(
    (apis) =>
      apis.core.patchNamespacedSecretWithHttpInfo({
        namespace,
        name: secret,
        body: [
          { op: 'test', path: '/metadata/uid', value: uid },
          { op: 'remove', path: label },
        ],
      }),
    {
      signal,
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      object: { kind: 'Secret', name: secret, namespace },
    },
  );
  if (reply.ok) return ok({});
  return reply.error.code === 'invalid'
    ? failed({ code: 'conflict', kind: 'Secret', name: secret, namespace })
    : reply;
}

function stateOf(secret: ListedSecret, uid: string | undefined): Row['state'] {
  if (secret.terminating) return 'terminating';
  // The token controller writes the UID together with the token.
  if (secret.account?.uid === '') return 'not-filled';
  if (uid !== undefined && secret.account?.uid !== uid) return 'other-account';
  return secret.invalidSince === undefined ? 'usable' : 'marked-invalid';
}

/** Usable ones first, the server's own before others. */
function byUse(one: Row, other: Row): number {
  const rank = (row: Row) => (row.state === 'usable' ? 0 : 2) + (row.byServer ? 0 : 1);
  return rank(one) - rank(other) || one.name.localeCompare(other.name);
}
