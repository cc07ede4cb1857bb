// How far a revocation may reach, with what each step takes; and the steps beyond one Secret.
import { ownBindings, removeFromBinding } from '../accounts/remove-bindings.ts';
import type { ContextId, IssuanceId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { RevokePlan, RevokeReach } from '../../shared/revoke-plan.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listSecretNotes, TOKEN_SECRETS } from '../kubernetes/secret-list.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById, type IssuanceRecord } from './issuance-rows.ts';
import type { Ledger } from './ledger.ts';
import type { Revoke } from './revoke.ts';
import { liveOfAccount, sharingSecret } from './revoking-rows.ts';
import { secretOf } from './token-object.ts';
import { about } from './vault.ts';

export type LadderParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly revoke: Pick<Revoke, 'begin'>;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
};

export class Ladder {
  readonly #parts: LadderParts;

  constructor(parts: LadderParts) {
    this.#parts = parts;
  }

  /** What each step would take with it. Deletes nothing. Fails with `not-found` and as opening the cluster does. */
  async plan(id: IssuanceId, signal: AbortSignal): Promise<Result<RevokePlan>> {
    const { database, open } = this.#parts;
    const record = issuanceById(database, id);
    if (record === undefined) return failed({ code: 'not-found', kind: 'token', name: id });
    const opened = await open(record.context_id, { signal, interactive: false });
    if (!opened.ok) return opened;
    const [rights, otherSecrets] = await Promise.all([
      rightsOf(opened.value, record, signal),
      tokenSecretsOf(opened.value, record, signal),
    ]);
    const secret = secretOf(record);
    const alone = record.token_secret === null && secret !== undefined;
    return ok({
      ...(alone ? { token: { secret: secret.name } } : {}),
      ...(secret === undefined || alone
        ? {}
        : {
            secret: {
              secret: secret.name,
              ours: record.route !== 'legacy-secret',
              tokens: 1 + sharingSecret(database, record).length,
            },
          }),
      rights,
      account: {
        tokens: liveOfAccount(database, record),
        ...(otherSecrets === undefined ? {} : { otherSecrets }),
      },
    });
  }

  /** Revokes as far as told; see `Revoke.begin` for a Secret. `deletedAt` (epoch ms) is when the cluster took it. */
  async run(id: IssuanceId, reach: RevokeReach, job: Job): Promise<Result<{ readonly deletedAt: number }>> {
    const record = issuanceById(this.#parts.database, id);
    if (record === undefined) return failed({ code: 'not-found', kind: 'token', name: id });
    if (reach !== 'rights') return this.#parts.revoke.begin(record, job.signal, reach);
    return this.#takeRights(record, job);
  }

  async #takeRights(record: IssuanceRecord, job: Job): Promise<Result<{ readonly deletedAt: number }>> {
    const { ledger, open } = this.#parts;
    const opened = await open(record.context_id, { signal: job.signal, interactive: false });
    if (!opened.ok) return opened;
    const account = accountOf(record);
    const own = await ownBindings(opened.value, account, job.signal);
    if (!own.ok) return own;
    const removed: ObjectRef[] = [];
    let problem: Result<void> = ok(undefined);
    for (const { ref } of own.value.bindings) {
      if (job.signal.aborted) problem = failed({ code: 'cancelled' });
      // Never abandoned: it ends by itself or by its own time-out.
      else problem = await removeFromBinding(opened.value, ref, account, new AbortController().signal);
      if (!problem.ok) break;
      removed.push(ref);
      job.progress({ done: removed.length, total: own.value.bindings.length, step: 'removing', object: ref });
    }
    const event = { kind: 'removed', ...about(record), removed: removed.slice(0, 120) } as const;
    const recorded = await ledger.record(removed.length === 0 ? [] : [event]);
    if (!problem.ok) return problem;
    return recorded.ok ? ok({ deletedAt: recorded.value ?? 0 }) : recorded;
  }
}

function accountOf(record: IssuanceRecord): { readonly namespace: string; readonly name: string } {
  return { namespace: record.namespace, name: record.account_name };
}

async function rightsOf(
  connection: Connection,
  record: IssuanceRecord,
  signal: AbortSignal,
): Promise<RevokePlan['rights']> {
  const own = await ownBindings(connection, accountOf(record), signal);
  if (!own.ok) return { error: own.error };
  const { bindings, throughGroups, complete } = own.value;
  return {
    bindings: bindings.length,
    shared: bindings.filter(({ shared }) => shared).length,
    throughGroups,
    complete,
  };
}

/** Secrets with tokens of this account that are not the one of this row; `undefined` where they may not be listed. */
async function tokenSecretsOf(
  connection: Connection,
  record: IssuanceRecord,
  signal: AbortSignal,
): Promise<number | undefined> {
  const secrets = await listSecretNotes(connection, record.namespace, TOKEN_SECRETS, signal);
  if (!secrets.ok) return undefined;
  return secrets.value.filter(
    ({ account, name }) => account?.name === record.account_name && name !== record.token_secret,
  ).length;
}
