// Names on screen for the values of the contract: kinds, roles, scopes, routes, places to keep a token.
import { assertNever } from '../assert-never.ts';
import type { ClusterRow, Reach } from '../cluster.ts';
import type { Grant } from '../issuance.ts';
import type { ObjectRef } from '../object-ref.ts';
import type { EscalationPath, RoleChoice, RolePreset, Scope } from '../role.ts';
import type { Keep, Lifetime, Route } from '../token.ts';
import { lifetime } from './time.ts';

/** Kubernetes kinds in their own spelling. */
export const kinds = {
  Namespace: 'Namespace',
  ServiceAccount: 'ServiceAccount',
  ClusterRole: 'ClusterRole',
  Role: 'Role',
  ClusterRoleBinding: 'ClusterRoleBinding',
  RoleBinding: 'RoleBinding',
  Secret: 'Secret',
  Token: 'Token',
} satisfies Record<ObjectRef['kind'], string>;

/** Role presets as the user reads them. */
export const presets = {
  'arc-portal-reader': { name: 'Arc portal reader', says: 'What the portal lists, except secrets.' },
  view: { name: 'view', says: 'Reads most objects, no secrets, nodes, storage.' },
  edit: { name: 'edit', says: 'Changes workloads, reads secrets.' },
  admin: { name: 'admin', says: 'As edit, plus roles.' },
  'cluster-admin': { name: 'cluster-admin', says: 'Everything, everywhere. Asks you twice.' },
} satisfies Record<RolePreset, { name: string; says: string }>;

export const routes = {
  'token-request': 'TokenRequest',
  'token-secret': 'Token Secret',
  'legacy-secret': 'Legacy Secret',
} satisfies Record<Route, string>;

export const keeps = {
  keychain: 'In the keychain',
  'until-quit': 'Until quit',
  'copy-once': 'Copy once',
} satisfies Record<Keep, string>;

export const distributions = {
  k3s: 'k3s',
  rke2: 'RKE2',
  eks: 'EKS',
  gke: 'GKE',
  aks: 'AKS',
  openshift: 'OpenShift',
  kubernetes: 'Kubernetes',
} satisfies Record<NonNullable<Extract<Reach, { state: 'reachable' }>['distribution']>, string>;

export const escalations = {
  'cluster-admin': 'It is cluster-admin.',
  wildcard: 'It allows everything (*).',
  'secrets-read': 'It reads Secrets, and with them the tokens of other accounts.',
  'token-create': 'It issues tokens for any account there, also for stronger ones.',
  'pods-create': 'It starts pods that run as any account there.',
  'pods-exec': 'It runs commands in pods that other accounts own.',
  impersonate: 'It acts as other users.',
  bind: 'It binds roles that it does not hold.',
  escalate: 'It writes roles stronger than its own.',
  'nodes-proxy': 'It reaches every pod through the nodes.',
  'certificates-approve': 'It approves certificates for any user.',
  'webhooks-change': 'It changes what every request passes through.',
  'unreadable-role': 'You may not read this role, so what it allows is not known.',
} satisfies Record<EscalationPath['path'], string>;

/** `Arc portal reader`, `view`, a role's own name, or that nothing new was granted. */
export function roleName(role: RoleChoice): string {
  switch (role.kind) {
    case 'preset':
      return presets[role.preset].name;
    case 'cluster-role':
    case 'role':
      return role.name;
    case 'none':
      return 'Rights it already has';
    default:
      return assertNever(role);
  }
}

/** `whole cluster`, or the namespaces. */
export function scopeName(scope: Scope): string {
  return scope.kind === 'cluster' ? 'whole cluster' : scope.namespaces.join(', ');
}

/** Role and scope in one line: `view · whole cluster`. */
export function rightsName(role: RoleChoice, scope: Scope): string {
  return role.kind === 'none' ? roleName(role) : `${roleName(role)} · ${scopeName(scope)}`;
}

/** The lifetime that was asked for. */
export function lifetimeName(asked: Lifetime): string {
  return asked.kind === 'server-default' ? 'the server’s default' : lifetime(asked.seconds);
}

/** What was granted, in seconds; absent where it never expires. */
export function grantedSeconds(grant: Grant): number | undefined {
  return grant.expiresAt === undefined ? undefined : Math.round((grant.expiresAt - grant.issuedAt) / 1000);
}

/** True where the server gave less than was asked for (a minute of grace for its own rounding). */
export function wasShortened(grant: Grant, requestedSeconds: number | undefined): boolean {
  const granted = grantedSeconds(grant);
  return granted !== undefined && requestedSeconds !== undefined && requestedSeconds - granted > 60;
}

/** `k3s 1.33.6`: distribution and version where the server tells; empty otherwise. */
export function versionName(reach: ClusterRow['reach']): string {
  if (reach.state !== 'reachable') return '';
  const number = reach.version?.replace(/^v/, '').replace(/[+-].*$/, '') ?? '';
  const name = distributions[reach.distribution ?? 'kubernetes'];
  return [
    number === '' && reach.distribution === undefined ? '' : name,
    number,
    reach.rancher ? '· Rancher' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
