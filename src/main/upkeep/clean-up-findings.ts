// Tells which objects of Token Desk nobody needs any more, from the cluster, the annotations and our database.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { CleanUpItem, CleanUpReason } from '../../shared/clean-up.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listManaged, type ManagedObject } from '../kubernetes/managed-objects.ts';
import type { Subject } from '../kubernetes/manifest.ts';
import { isEmptyNamespace } from '../kubernetes/namespace-content.ts';
import { objectMetadata } from '../kubernetes/object-metadata.ts';
import { listClusterRoleBindings, listRoleBindings } from '../kubernetes/rbac.ts';
import type { IssuanceRecord } from '../tokens/issuance-rows.ts';

/** Past its end a token is still accepted for up to 70 s (measured). */
const ENDING_MS = 70_000;
const HOUR_MS = 3_600_000;

export type Finding = CleanUpItem & { readonly uid: string; readonly issuance: string | undefined };

export type Findings = {
  readonly found: readonly Finding[];
  readonly inUse: number;
  readonly complete: boolean;
};

export type FindingsParts = {
  readonly namespaces: readonly string[];
  readonly row: (issuanceId: string) => IssuanceRecord | undefined;
  readonly now: number;
};

/** Reads everything of ours on a cluster and judges it. What is being deleted already counts as gone. */
export async function findLeftovers(
  connection: Connection,
  parts: FindingsParts,
  signal: AbortSignal,
): Promise<Result<Findings>> {
  const managed = await listManaged(connection, parts.namespaces, signal);
  if (!managed.ok) return managed;
  const objects = managed.value.objects.filter(({ terminating }) => !terminating);
  const judged: [ManagedObject, Judgement | undefined][] = [];
  for (const object of objects) {
    const judgement = await judge(connection, object, objects, judged, parts, signal);
    if (!judgement.ok) return judgement;
    judged.push([object, judgement.value]);
  }
  const found = judged.flatMap(([object, judgement]) =>
    judgement === undefined ? [] : [finding(object, judgement, parts)],
  );
  return ok({ found, inUse: objects.length - found.length, complete: managed.value.complete });
}

type Judgement = { readonly why: CleanUpReason; readonly mayBeValid: boolean };

/** `listManaged` hands out Secrets first, then accounts, bindings, roles, namespaces: each can count on those before. */
async function judge(
  connection: Connection,
  object: ManagedObject,
  all: readonly ManagedObject[],
  judged: readonly [ManagedObject, Judgement | undefined][],
  parts: FindingsParts,
  signal: AbortSignal,
): Promise<Result<Judgement | undefined>> {
  switch (object.ref.kind) {
    case 'Secret':
      return ok(ofSecret(object, parts));
    case 'ServiceAccount':
      return ok(ofAccount(object, all, parts));
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return ofBinding(connection, object.subjects ?? [], signal);
    case 'ClusterRole':
      return ofRole(connection, object, judged, signal);
    case 'Namespace':
      return ofNamespace(connection, object, judged, signal);
  }
}

function ofSecret({ issuance, endsAt }: ManagedObject, { row, now }: FindingsParts): Judgement | undefined {
  const record = issuance === undefined ? undefined : row(issuance);
  // Its desk declared the latest end; an hour allows for clocks that differ.
  const over = endsAt !== undefined && endsAt + HOUR_MS < now;
  if (record === undefined) return { why: 'other-desk', mayBeValid: !over };
  switch (record.state) {
    case 'revoked':
      return { why: 'token-revoked', mayBeValid: false };
    case 'failed':
      return { why: 'issue-failed', mayBeValid: false };
    case 'issuing':
    case 'revoking':
      return undefined;
    default:
  }
  if (record.expires_at !== null && record.expires_at + ENDING_MS < now) {
    return { why: 'token-ended', mayBeValid: false };
  }
  const kept = record.state !== 'forgotten' && record.state !== 'handed-over';
  return kept ? undefined : { why: 'not-kept', mayBeValid: true };
}

function ofAccount(
  object: ManagedObject,
  all: readonly ManagedObject[],
  { row }: FindingsParts,
): Judgement | undefined {
  if (all.some(({ ownerUid }) => ownerUid === object.uid)) return undefined;
  const record = object.issuance === undefined ? undefined : row(object.issuance);
  // A token without a Secret leaves no trace on the cluster, so nobody knows for sure.
  return record?.state === 'issuing' ? undefined : { why: 'unused-account', mayBeValid: true };
}

async function ofBinding(
  connection: Connection,
  subjects: readonly Subject[],
  signal: AbortSignal,
): Promise<Result<Judgement | undefined>> {
  for (const { kind, name, namespace } of subjects) {
    if (kind !== 'ServiceAccount' || namespace === undefined) return ok(undefined);
    const found = await objectMetadata(connection, { kind, name, namespace }, signal);
    if (!found.ok) return found.error.code === 'forbidden' ? ok(undefined) : found;
    if (found.value !== undefined) return ok(undefined);
  }
  return ok({ why: 'account-gone', mayBeValid: false });
}

/** Bindings that give a role, but for those that nobody needs. A list that is not complete proves nothing. */
async function ofRole(
  connection: Connection,
  role: ManagedObject,
  judged: readonly [ManagedObject, Judgement | undefined][],
  signal: AbortSignal,
): Promise<Result<Judgement | undefined>> {
  const lists = await Promise.all([
    listClusterRoleBindings(connection, signal),
    listRoleBindings(connection, undefined, signal),
  ]);
  const goes = new Set(
    judged.filter(([, judgement]) => judgement?.why === 'account-gone').map(([one]) => nameOf(one.ref)),
  );
  for (const list of lists) {
    if (!list.ok) return list.error.code === 'forbidden' ? ok(undefined) : list;
    const used = list.value.some(
      ({ ref, role: given }) =>
        given.kind === 'ClusterRole' && given.name === role.ref.name && !goes.has(nameOf(ref)),
    );
    if (used) return ok(undefined);
  }
  return ok({ why: 'unused-role', mayBeValid: false });
}

async function ofNamespace(
  connection: Connection,
  { ref }: ManagedObject,
  judged: readonly [ManagedObject, Judgement | undefined][],
  signal: AbortSignal,
): Promise<Result<Judgement | undefined>> {
  const goes = judged
    .filter(([, judgement]) => judgement !== undefined && !judgement.mayBeValid)
    .map(([object]) => object.ref);
  const empty = await isEmptyNamespace(connection, ref.name, goes, signal);
  if (!empty.ok) return empty;
  return ok(empty.value ? { why: 'empty-namespace', mayBeValid: false } : undefined);
}

function finding(object: ManagedObject, { why, mayBeValid }: Judgement, { row }: FindingsParts): Finding {
  const { ref, uid, issuance, operator, createdAt } = object;
  const record = issuance === undefined ? undefined : row(issuance);
  const mine = record !== undefined;
  return {
    object: ref,
    ...{ uid, issuance, why, mine, mayBeValid },
    ...(operator === undefined ? {} : { by: operator.slice(0, 253) }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(ref.kind === 'Secret' && record !== undefined && record.expires_at !== null
      ? { expiresAt: record.expires_at }
      : {}),
    ...(record === undefined ? {} : { accountName: record.account_name }),
    suggested: mine && !mayBeValid,
  };
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}
