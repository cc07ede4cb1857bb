// Finds what Token Desk made on a cluster, by its label; of Secrets only the metadata is read.
import type { V1ObjectMeta } from '@kubernetes/client-node';
import { ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Apis, Connection } from './connection.ts';
import { METADATA_LIST } from './metadata-list.ts';
import {
  ACCOUNT_KEY,
  ENDS_KEY,
  ISSUANCE_KEY,
  MANAGED_BY,
  MANAGED_BY_LABEL,
  OPERATOR_KEY,
  REASON_KEY,
  type RoleRef,
  type Subject,
} from './manifest.ts';
import { readPages, type PageOptions } from './pages.ts';

const kinds = [
  'Secret',
  'ServiceAccount',
  'RoleBinding',
  'ClusterRoleBinding',
  'ClusterRole',
  'Namespace',
] as const;
type ManagedKind = (typeof kinds)[number];

/** An object with our label, and who says to have made it. */
export type ManagedObject = {
  readonly ref: ObjectRef & { readonly kind: ManagedKind };
  readonly uid: string;
  readonly terminating: boolean;
  readonly createdAt?: number;
  readonly issuance?: string;
  readonly operator?: string;
  /** Of Secrets: the account, the reason and the latest end that was asked for (epoch ms), as they were declared. */
  readonly account?: string;
  readonly reason?: string;
  readonly endsAt?: number;
  /** Of Secrets: the server puts a token into it. */
  readonly holdsToken?: boolean;
  /** UID of the account that owns it. */
  readonly ownerUid?: string;
  /** Of bindings. */
  readonly subjects?: readonly Subject[];
  readonly role?: string;
};

/** `complete` is false where not all may be listed. */
export type ManagedObjects = {
  readonly objects: readonly ManagedObject[];
  readonly complete: boolean;
  /** Why not all may be listed. */
  readonly refused?: AppError;
};

type Listed = {
  readonly metadata?: V1ObjectMeta;
  readonly subjects?: readonly Subject[];
  readonly roleRef?: Pick<RoleRef, 'name'>;
};
type Ask = (apis: Apis, page: PageOptions) => Promise<{ data: { items: Listed[] } }>;

/** Everything with our label. Where a kind may not be listed everywhere, `namespaces` are tried. */
export async function listManaged(
  connection: Connection,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<Result<ManagedObjects>> {
  const lists = await Promise.all(kinds.map((kind) => listKind(connection, kind, namespaces, signal)));
  const objects: ManagedObject[] = [];
  let complete = true;
  for (const list of lists) {
    if (!list.ok) return list;
    objects.push(...list.value.objects);
    complete &&= list.value.complete;
  }
  return ok({ objects, complete });
}

/** Secrets of one namespace that are ours. Fails with `forbidden` where they may not be listed. */
export function listManagedSecrets(
  connection: Connection,
  namespace: string,
  signal: AbortSignal,
): Promise<Result<ManagedObject[]>> {
  return listOnce(connection, 'Secret', namespace, signal);
}

/** Secrets that are ours, in all namespaces or, where that is not allowed, in these. */
export function listManagedSecretsEverywhere(
  connection: Connection,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<Result<ManagedObjects>> {
  return listKind(connection, 'Secret', namespaces, signal);
}

async function listKind(
  connection: Connection,
  kind: ManagedKind,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<Result<ManagedObjects>> {
  const everywhere = await listOnce(connection, kind, undefined, signal);
  if (everywhere.ok) return ok({ objects: everywhere.value, complete: true });
  if (everywhere.error.code !== 'forbidden') return everywhere;
  const objects: ManagedObject[] = [];
  const local = kind === 'Secret' || kind === 'ServiceAccount' || kind === 'RoleBinding';
  for (const namespace of local ? namespaces : []) {
    const found = await listOnce(connection, kind, namespace, signal);
    if (found.ok) objects.push(...found.value);
    else if (found.error.code !== 'forbidden') return found;
  }
  return ok({ objects, complete: false, refused: everywhere.error });
}

async function listOnce(
  connection: Connection,
  kind: ManagedKind,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<Result<ManagedObject[]>> {
  const all: ManagedObject[] = [];
  const ask = asking(kind, namespace);
  const outcome = await readPages<Listed>(connection, (apis, page) => ask(apis, page), {
    signal,
    page: ({ items }) => all.push(...items.map((item) => managed(kind, item))),
    restart: () => all.splice(0),
    ...(kind === 'Secret' ? { accept: METADATA_LIST } : {}),
  });
  return outcome.ok ? ok(all) : outcome;
}

function asking(kind: ManagedKind, namespace: string | undefined): Ask {
  const labelSelector = `${MANAGED_BY_LABEL}=${MANAGED_BY}`;
  const inside = (page: PageOptions) => ({ ...page, labelSelector, namespace: namespace ?? '' });
  const everywhere = namespace === undefined;
  switch (kind) {
    case 'Secret':
      return ({ core }, page) =>
        everywhere
          ? core.listSecretForAllNamespacesWithHttpInfo({ ...page, labelSelector })
          : core.listNamespacedSecretWithHttpInfo(inside(page));
    case 'ServiceAccount':
      return ({ core }, page) =>
        everywhere
          ? core.listServiceAccountForAllNamespacesWithHttpInfo({ ...page, labelSelector })
          : core.listNamespacedServiceAccountWithHttpInfo(inside(page));
    case 'RoleBinding':
      return ({ rbac }, page) =>
        everywhere
          ? rbac.listRoleBindingForAllNamespacesWithHttpInfo({ ...page, labelSelector })
          : rbac.listNamespacedRoleBindingWithHttpInfo(inside(page));
    case 'ClusterRoleBinding':
      return ({ rbac }, page) => rbac.listClusterRoleBindingWithHttpInfo({ ...page, labelSelector });
    case 'ClusterRole':
      return ({ rbac }, page) => rbac.listClusterRoleWithHttpInfo({ ...page, labelSelector });
    case 'Namespace':
      return ({ core }, page) => core.listNamespaceWithHttpInfo({ ...page, labelSelector });
  }
}

function managed(kind: ManagedKind, { metadata = {}, subjects, roleRef }: Listed): ManagedObject {
  const { name = '', namespace, uid = '', creationTimestamp, ownerReferences = [] } = metadata;
  const issuance = metadata.annotations?.[ISSUANCE_KEY];
  const operator = metadata.annotations?.[OPERATOR_KEY];
  const declared = kind === 'Secret' ? declaredOn(metadata.annotations ?? {}) : {};
  const owner = ownerReferences.find((one) => one.kind === 'ServiceAccount');
  const binding = kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
  return {
    ...declared,
    ref: namespace === undefined ? { kind, name } : { kind, name, namespace },
    uid,
    terminating: metadata.deletionTimestamp !== undefined,
    ...(creationTimestamp === undefined ? {} : { createdAt: creationTimestamp.getTime() }),
    ...(issuance === undefined ? {} : { issuance }),
    ...(operator === undefined ? {} : { operator }),
    ...(owner === undefined ? {} : { ownerUid: owner.uid }),
    ...(binding ? { subjects: subjects ?? [] } : {}),
    ...(roleRef === undefined ? {} : { role: roleRef.name }),
  };
}

/** What stands on the Secret of a token; only dates that are dates are taken. */
function declaredOn(
  annotations: Readonly<Record<string, string>>,
): Pick<ManagedObject, 'account' | 'reason' | 'endsAt' | 'holdsToken'> {
  const filled = annotations['kubernetes.io/service-account.name'];
  const account = annotations[ACCOUNT_KEY] ?? filled;
  const reason = annotations[REASON_KEY];
  const ends = Date.parse(annotations[ENDS_KEY] ?? '');
  return {
    holdsToken: filled !== undefined,
    ...(account === undefined ? {} : { account }),
    ...(reason === undefined ? {} : { reason }),
    ...(Number.isNaN(ends) || ends < 0 ? {} : { endsAt: ends }),
  };
}
