// Finds what an account of a given name may already do, also through bindings that wait for it and through groups.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef, PolicyRule } from '../../shared/object-ref.ts';
import type { ExistingRight } from '../../shared/plan.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { Subject } from '../kubernetes/manifest.ts';
import { readObject, type ReadableRef } from '../kubernetes/objects.ts';
import { listClusterRoleBindings, listRoleBindings, type BindingEntry } from '../kubernetes/rbac.ts';
import type { GrantedRules } from './escalation.ts';
import type { AccountName } from './manifests.ts';

/** A binding that names the account, with all rules of its role; none where that role may not be read. */
export type Right = {
  readonly binding: ObjectRef;
  readonly role: ObjectRef;
  readonly through: ExistingRight['through'];
  readonly group?: string;
  readonly rules: readonly PolicyRule[] | undefined;
  readonly ours: boolean;
};

/** `complete` is false where bindings may not be listed everywhere, so that there may be more. */
export type Rights = { readonly rights: readonly Right[]; readonly complete: boolean };

/** Most rights looked into; further ones only show in `complete`. */
const RIGHTS_LIMIT = 200;
/** Roles read at the same time. */
const READ_WIDTH = 8;

/**
 * Reads all bindings and keeps those that name the account: as ServiceAccount, by its user name, or through one of its
 * three groups. Where not all may be listed, those of `namespaces` are tried. Bindings outlive accounts (measured), so
 * this holds for accounts that do not exist, too.
 */
export async function findRights(
  connection: Connection,
  account: AccountName,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<Result<Rights>> {
  const [cluster, local] = await Promise.all([
    listClusterRoleBindings(connection, signal),
    readRoleBindings(connection, namespaces, signal),
  ]);
  if (!cluster.ok && cluster.error.code !== 'forbidden') return cluster;
  if (!local.ok) return local;
  const bindings = [...(cluster.ok ? cluster.value : []), ...local.value.bindings];
  const named = bindings.flatMap((binding) => matching(binding, account)).sort(byDirectness);
  const kept = named.slice(0, RIGHTS_LIMIT);
  const rules = await readRules(
    connection,
    kept.map((right) => right.role),
    signal,
  );
  if (!rules.ok) return rules;
  return ok({
    rights: kept.map((right) => ({ ...right, rules: rules.value.get(keyOf(right.role)) })),
    complete: cluster.ok && local.value.complete && named.length === kept.length,
  });
}

/** The rules of these rights, each at the place where its binding gives them. */
export function grantsOf(rights: readonly Right[]): GrantedRules[] {
  return rights.map(({ binding, role, rules }) => ({
    role: role.name,
    rules,
    ...(binding.namespace === undefined ? {} : { namespace: binding.namespace }),
  }));
}

/** The groups in which every service account is. Source: Kubernetes documentation, "Authenticating". */
function groupsOf(account: AccountName): readonly string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`, 'system:authenticated'];
}

type NamedRight = Omit<Right, 'rules'>;

function matching(binding: BindingEntry, account: AccountName): NamedRight[] {
  const through = binding.subjects
    .flatMap((subject) => throughOf(subject, account))
    .sort((a, b) => directness(a) - directness(b))[0];
  if (through === undefined) return [];
  return [{ binding: binding.ref, role: binding.role, ours: binding.ours, ...through }];
}

function throughOf(subject: Subject, account: AccountName): Pick<NamedRight, 'through' | 'group'>[] {
  const { kind, name, namespace } = subject;
  if (kind === 'ServiceAccount' && name === account.name && namespace === account.namespace) {
    return [{ through: 'service-account' }];
  }
  if (kind === 'User' && name === `system:serviceaccount:${account.namespace}:${account.name}`) {
    return [{ through: 'user-name' }];
  }
  return kind === 'Group' && groupsOf(account).includes(name) ? [{ through: 'group', group: name }] : [];
}

function directness(right: Pick<NamedRight, 'through'>): number {
  return ['service-account', 'user-name', 'group'].indexOf(right.through);
}

function byDirectness(a: NamedRight, b: NamedRight): number {
  return directness(a) - directness(b) || a.binding.name.localeCompare(b.binding.name);
}

async function readRoleBindings(
  connection: Connection,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<Result<{ bindings: BindingEntry[]; complete: boolean }>> {
  const everywhere = await listRoleBindings(connection, undefined, signal);
  if (everywhere.ok) return ok({ bindings: everywhere.value, complete: true });
  if (everywhere.error.code !== 'forbidden') return everywhere;
  const bindings: BindingEntry[] = [];
  for (const namespace of new Set(namespaces)) {
    const local = await listRoleBindings(connection, namespace, signal);
    if (local.ok) bindings.push(...local.value);
    else if (local.error.code !== 'forbidden') return local;
  }
  return ok({ bindings, complete: false });
}

type Rules = readonly PolicyRule[] | undefined;

async function readRules(
  connection: Connection,
  roles: readonly ObjectRef[],
  signal: AbortSignal,
): Promise<Result<Map<string, Rules>>> {
  const distinct = [...new Map(roles.map((role) => [keyOf(role), role])).entries()];
  const rules = new Map<string, Rules>();
  for (let start = 0; start < distinct.length; start += READ_WIDTH) {
    const batch = distinct.slice(start, start + READ_WIDTH);
    const replies = await Promise.all(batch.map(([, role]) => rulesOfRole(connection, role, signal)));
    for (const [index, reply] of replies.entries()) {
      if (!reply.ok) return reply;
      rules.set(batch[index]?.[0] ?? '', reply.value);
    }
  }
  return ok(rules);
}

/** Rules of a role: none where it does not exist, `undefined` where it may not be read. */
async function rulesOfRole(
  connection: Connection,
  role: ObjectRef,
  signal: AbortSignal,
): Promise<Result<Rules>> {
  const ref: ReadableRef = { ...role, kind: role.kind === 'Role' ? 'Role' : 'ClusterRole' };
  const found = await readObject(connection, ref, signal);
  if (found.ok) return ok(found.value === undefined ? [] : found.value.rules);
  return found.error.code === 'forbidden' ? ok(undefined) : found;
}

function keyOf(role: ObjectRef): string {
  return `${role.kind} ${role.namespace ?? ''}/${role.name}`;
}
