// The objects that Token Desk makes, as they are sent, and what it reads of objects that are there.
import type { ObjectRef, PolicyRule } from '../../shared/object-ref.ts';

/** Label of everything that Token Desk makes. */
export const MANAGED_BY_LABEL = 'app.kubernetes.io/managed-by';
export const MANAGED_BY = 'token-desk';
/** Annotation (on the bound Secret also a label) with the id of the issuance that made the object. */
export const ISSUANCE_KEY = 'token-desk/issuance';
export const OPERATOR_KEY = 'token-desk/operator';
export const REASON_KEY = 'token-desk/reason';
/** On a token's Secret: its account, and the latest end that was asked for (ISO 8601). */
export const ACCOUNT_KEY = 'token-desk/account';
export const ENDS_KEY = 'token-desk/ends';

type Metadata = {
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
};
type NamespacedMetadata = Metadata & { namespace: string };

export type Subject = { kind: string; name: string; namespace?: string; apiGroup?: string };
export type RoleRef = { apiGroup: string; kind: 'ClusterRole' | 'Role'; name: string };
/** A rule as it is written: only the lists that it needs. */
export type ManifestRule = {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
};
type OwnerReference = { apiVersion: 'v1'; kind: 'ServiceAccount'; name: string; uid: string };

export type NamespaceManifest = { apiVersion: 'v1'; kind: 'Namespace'; metadata: Metadata };
export type ServiceAccountManifest = {
  apiVersion: 'v1';
  kind: 'ServiceAccount';
  metadata: NamespacedMetadata;
};
export type ClusterRoleManifest = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'ClusterRole';
  metadata: Metadata;
  rules: ManifestRule[];
};
export type ClusterRoleBindingManifest = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'ClusterRoleBinding';
  metadata: Metadata;
  roleRef: RoleRef;
  subjects: Subject[];
};
export type RoleBindingManifest = {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'RoleBinding';
  metadata: NamespacedMetadata;
  roleRef: RoleRef;
  subjects: Subject[];
};
/** The throw-away Secret to which a token is bound: no data, deleting it revokes that token. */
export type SecretManifest = {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: NamespacedMetadata & { ownerReferences?: OwnerReference[] };
  type: 'Opaque';
  immutable: true;
};
/** A Secret into which the server puts a token that never expires. */
export type TokenSecretManifest = {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: NamespacedMetadata;
  type: 'kubernetes.io/service-account-token';
};
export type BindingManifest = ClusterRoleBindingManifest | RoleBindingManifest;
export type Manifest =
  | NamespaceManifest
  | ServiceAccountManifest
  | ClusterRoleManifest
  | BindingManifest
  | SecretManifest
  | TokenSecretManifest;

/** What is read of an object on the cluster. */
export type LiveObject = {
  readonly uid: string;
  readonly terminating: boolean;
  /** Carries our label. */
  readonly ours: boolean;
  /** Id of the issuance that made it, where we made it. */
  readonly issuance?: string;
  /** Of roles; absent where an aggregated role is not filled in yet. */
  readonly rules?: readonly PolicyRule[];
  /** Of bindings. */
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[];
};

/** Kind, name and namespace of a manifest. */
export function refOf(manifest: Manifest): ObjectRef {
  const { kind, metadata } = manifest;
  return 'namespace' in metadata
    ? { kind, name: metadata.name, namespace: metadata.namespace }
    : { kind, name: metadata.name };
}
