// Reads what goes with an account and what would stay, before it is removed; deletes nothing.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { RemovalPlan } from '../../shared/removal.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listManagedSecrets } from '../kubernetes/managed-objects.ts';
import { isEmptyNamespace } from '../kubernetes/namespace-content.ts';
import { objectMetadata, type ObjectMetadata } from '../kubernetes/object-metadata.ts';
import { readObject } from '../kubernetes/objects.ts';
import type { Exactly } from '../kubernetes/proved-removal.ts';
import { listSecretNotes, TOKEN_SECRETS } from '../kubernetes/secret-list.ts';
import type { AccountName } from './manifests.ts';
import { isAccount } from './remove-bindings.ts';
import { findRights, type Right } from './rights.ts';
import { isReadable } from './undo.ts';

/** What is asked about: the account, and what this desk knows of it. */
export type AccountQuestion = {
  readonly account: AccountName;
  /** Where bindings are looked for, when they may not be listed everywhere. */
  readonly namespaces: readonly string[];
  /** Bound Secrets of tokens that this desk issued for it; some have no owner that could be read. */
  readonly boundSecrets: readonly string[];
  /** Whether an issuance of this desk made something. */
  readonly isOurs: (issuanceId: string) => boolean;
};

export type SecretOfAccount = Exactly & { readonly holds: 'token' | 'bound'; readonly ours: boolean };

export type Surroundings = {
  readonly account: ObjectMetadata | undefined;
  readonly bindings: RemovalPlan['bindings'];
  readonly stays: RemovalPlan['stays'];
  readonly complete: boolean;
  readonly secrets: readonly SecretOfAccount[];
  readonly secretsSeen: boolean;
  /** Its namespace, where this desk made it and nothing else is in it. */
  readonly namespace: Exactly | undefined;
};

/** Reads all of it. An account that is gone still has bindings that wait for its name. */
export async function surroundings(
  connection: Connection,
  question: AccountQuestion,
  signal: AbortSignal,
): Promise<Result<Surroundings>> {
  const { account, namespaces } = question;
  const ref: ObjectRef = { kind: 'ServiceAccount', ...account };
  const [found, rights] = await Promise.all([
    objectMetadata(connection, ref, signal),
    findRights(connection, account, [account.namespace, ...namespaces], signal),
  ]);
  if (!found.ok) return found;
  if (!rights.ok) return rights;
  const bindings = await bindingsOf(connection, account, rights.value.rights, signal);
  if (!bindings.ok) return bindings;
  const secrets = await secretsOf(connection, question, found.value?.uid, signal);
  if (!secrets.ok) return secrets;
  const goes = [ref, ...bindings.value, ...secrets.value.secrets].map((one) =>
    'object' in one ? one.object : 'ref' in one ? one.ref : one,
  );
  const namespace = await emptyNamespace(connection, question, goes, signal);
  if (!namespace.ok) return namespace;
  return ok({
    account: found.value,
    bindings: bindings.value,
    stays: rights.value.rights.flatMap(({ through, group, binding, role }) =>
      through === 'group' && group !== undefined ? [{ object: binding, role, group }] : [],
    ),
    complete: rights.value.complete,
    ...{ secrets: secrets.value.secrets, secretsSeen: secrets.value.seen },
    namespace: namespace.value,
  });
}

async function bindingsOf(
  connection: Connection,
  account: AccountName,
  rights: readonly Right[],
  signal: AbortSignal,
): Promise<Result<RemovalPlan['bindings']>> {
  const bindings: RemovalPlan['bindings'] = [];
  for (const { binding, role, through, ours } of rights) {
    if (through === 'group' || !isReadable(binding)) continue;
    const read = await readObject(connection, binding, signal);
    if (!read.ok) return read;
    const others = (read.value?.subjects ?? []).filter((subject) => !isAccount(subject, account)).length;
    if (read.value !== undefined) bindings.push({ object: binding, role, others, ours });
  }
  return ok(bindings);
}

async function secretsOf(
  connection: Connection,
  { account, boundSecrets }: AccountQuestion,
  uid: string | undefined,
  signal: AbortSignal,
): Promise<Result<{ readonly secrets: readonly SecretOfAccount[]; readonly seen: boolean }>> {
  const { namespace } = account;
  const [holding, managed] = await Promise.all([
    listSecretNotes(connection, namespace, TOKEN_SECRETS, signal),
    listManagedSecrets(connection, namespace, signal),
  ]);
  const refused = [holding, managed].find((list) => !list.ok);
  if (refused?.ok === false && refused.error.code !== 'forbidden') return refused;
  if (!holding.ok || !managed.ok) return ok({ secrets: [], seen: false });
  const ours = new Set(managed.value.map((secret) => secret.uid));
  const tokens = holding.value
    .filter((secret) => secret.account?.name === account.name)
    .map((secret): SecretOfAccount => ({
      ref: { kind: 'Secret', name: secret.name, namespace },
      ...{ uid: secret.uid, holds: 'token', ours: ours.has(secret.uid) },
    }));
  const listed = new Set(tokens.map((secret) => secret.uid));
  const bound = managed.value
    .filter(({ ref, ownerUid, uid: own }) => {
      if (listed.has(own)) return false;
      return ownerUid === undefined ? boundSecrets.includes(ref.name) : ownerUid === uid;
    })
    .map((secret): SecretOfAccount => ({ ref: secret.ref, uid: secret.uid, holds: 'bound', ours: true }));
  return ok({ secrets: [...tokens, ...bound], seen: true });
}

async function emptyNamespace(
  connection: Connection,
  { account, isOurs }: AccountQuestion,
  goes: readonly ObjectRef[],
  signal: AbortSignal,
): Promise<Result<Exactly | undefined>> {
  const ref = { kind: 'Namespace', name: account.namespace } as const;
  const found = await readObject(connection, ref, signal);
  if (!found.ok) return found.error.code === 'forbidden' ? ok(undefined) : found;
  const { ours = false, issuance, uid = '', terminating = true } = found.value ?? {};
  if (!ours || terminating || issuance === undefined || !isOurs(issuance)) return ok(undefined);
  const empty = await isEmptyNamespace(connection, account.namespace, goes, signal);
  if (!empty.ok) return empty;
  return ok(empty.value ? { ref, uid } : undefined);
}
