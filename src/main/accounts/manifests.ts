// Builds the objects of a set-up: names, labels, annotations and contents.
import { createHash } from 'node:crypto';
import type { IssuanceId } from '../../shared/ids.ts';
import {
  ACCOUNT_KEY,
  ENDS_KEY,
  ISSUANCE_KEY,
  MANAGED_BY,
  MANAGED_BY_LABEL,
  OPERATOR_KEY,
  REASON_KEY,
  type BindingManifest,
  type ClusterRoleManifest,
  type NamespaceManifest,
  type RoleRef,
  type SecretManifest,
  type ServiceAccountManifest,
  type Subject,
  type TokenSecretManifest,
} from '../kubernetes/manifest.ts';

/** An account by its full name. */
export type AccountName = { readonly namespace: string; readonly name: string };

/** Who makes the objects, and for which issuance; goes into the annotations. */
export type Origin = { readonly issuanceId: IssuanceId; readonly operator: string };

const rbac = 'rbac.authorization.k8s.io';
/** Longest name that we make, the limit of Kubernetes for most objects. */
const NAME_LIMIT = 253;

/** Name of the role of our own that adds to `view` what the Azure portal lists beyond it. */
export const EXTRAS_ROLE = 'token-desk:arc-portal-extras';

export function namespaceManifest(name: string, origin: Origin): NamespaceManifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, ...marks(origin) } };
}

export function serviceAccountManifest(account: AccountName, origin: Origin): ServiceAccountManifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: account.name, namespace: account.namespace, ...marks(origin) },
  };
}

/**
 * The rules that the Azure portal needs beside `view` (measured: 403 on these, and on secrets, which stay closed).
 * A role of its own, not an aggregated one: that needs cluster-admin (measured).
 */
export function extrasRoleManifest(origin: Origin): ClusterRoleManifest {
  const verbs = ['get', 'list', 'watch'];
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRole',
    metadata: { name: EXTRAS_ROLE, ...marks(origin) },
    rules: [
      { apiGroups: [''], resources: ['nodes', 'persistentvolumes'], verbs: [...verbs] },
      { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: [...verbs] },
    ],
  };
}

/** A binding of a role to one account; `namespace` makes it a RoleBinding there. */
export function bindingManifest(
  account: AccountName,
  role: { readonly kind: RoleRef['kind']; readonly name: string; readonly label: string },
  namespace: string | undefined,
  origin: Origin,
): BindingManifest {
  const name = bindingName(account, role.label);
  const roleRef: RoleRef = { apiGroup: rbac, kind: role.kind, name: role.name };
  const subjects: Subject[] = [{ kind: 'ServiceAccount', ...account }];
  const apiVersion = `${rbac}/v1`;
  return namespace === undefined
    ? { apiVersion, kind: 'ClusterRoleBinding', metadata: { name, ...marks(origin) }, roleRef, subjects }
    : { apiVersion, kind: 'RoleBinding', metadata: { name, namespace, ...marks(origin) }, roleRef, subjects };
}

/** `token-desk:<namespace>:<account>:<label>`; a name that is too long ends in a digest of the whole. */
export function bindingName(account: AccountName, label: string): string {
  const name = `token-desk:${account.namespace}:${account.name}:${label}`;
  if (name.length <= NAME_LIMIT) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${name.slice(0, NAME_LIMIT - digest.length - 1)}:${digest}`;
}

/** Name of the Secret to which the token of an issuance is bound. */
export function boundSecretName(issuanceId: IssuanceId): string {
  return `td-${issuanceId.slice(0, 8)}`;
}

/**
 * The bound Secret of one issuance: empty, immutable, found again by its label. With the account's UID it goes when the
 * account goes; without (the operator may not read accounts) it stays until it is deleted.
 */
export function boundSecretManifest(
  account: AccountName,
  origin: Origin,
  details: {
    readonly accountUid?: string | undefined;
    readonly reason?: string | undefined;
    /** Latest end that is asked for, epoch milliseconds. */
    readonly endsAt?: number | undefined;
  } = {},
): SecretManifest {
  const { labels, annotations } = marks(origin);
  const { accountUid, reason, endsAt } = details;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: boundSecretName(origin.issuanceId),
      namespace: account.namespace,
      labels: { ...labels, [ISSUANCE_KEY]: origin.issuanceId },
      annotations: {
        ...annotations,
        [ACCOUNT_KEY]: account.name,
        ...(reason === undefined ? {} : { [REASON_KEY]: reason }),
        ...(endsAt === undefined ? {} : { [ENDS_KEY]: new Date(endsAt).toISOString() }),
      },
      ...(accountUid === undefined
        ? {}
        : {
            ownerReferences: [
              { apiVersion: 'v1', kind: 'ServiceAccount', name: account.name, uid: accountUid },
            ],
          }),
    },
    type: 'Opaque',
    immutable: true,
  };
}

/** The Secret for a token that never expires, called like a bound Secret; the server fills it in and owns it. */
export function tokenSecretManifest(
  account: AccountName,
  origin: Origin,
  details: { readonly reason?: string | undefined } = {},
): TokenSecretManifest {
  const { labels, annotations } = marks(origin);
  const { reason } = details;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: boundSecretName(origin.issuanceId),
      namespace: account.namespace,
      labels: { ...labels, [ISSUANCE_KEY]: origin.issuanceId },
      annotations: {
        ...annotations,
        'kubernetes.io/service-account.name': account.name,
        ...(reason === undefined ? {} : { [REASON_KEY]: reason }),
      },
    },
    type: 'kubernetes.io/service-account-token',
  };
}

function marks(origin: Origin) {
  return {
    labels: { [MANAGED_BY_LABEL]: MANAGED_BY },
    annotations: { [ISSUANCE_KEY]: origin.issuanceId, [OPERATOR_KEY]: origin.operator },
  };
}
