// Removing one account, as the window asks for it: the plan, the removal, the history, and what becomes of its tokens.
import { surroundings, type AccountQuestion } from '../accounts/account-surroundings.ts';
import type { AccountName } from '../accounts/manifests.ts';
import { removeAccount } from '../accounts/remove-account.ts';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import { REMOVAL_LIMIT, type RemovalOutcome, type RemovalPlan } from '../../shared/removal.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { Database } from '../storage/database.ts';
import type { Ledger } from '../tokens/ledger.ts';
import type { RevocationWatch } from '../tokens/revocation-watch.ts';
import { boundSecretsOf, idsOf, knowsIssuance, liveRowsOf } from './account-rows.ts';

/** Most objects named in one event. */
const EVENT_OBJECTS = 120;

export type UpkeepParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly watch: Pick<RevocationWatch, 'follow'>;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
  readonly clusterOf: (
    contextId: ContextId,
  ) => { readonly clusterId: ClusterId; readonly name: string } | undefined;
  readonly knownNamespaces: (contextId: ContextId) => readonly string[];
};

export class AccountRemoval {
  readonly #parts: UpkeepParts;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  /** What goes with the account and what would stay. Deletes nothing. */
  async plan(
    { contextId, ...account }: AccountName & { readonly contextId: ContextId },
    signal: AbortSignal,
  ): Promise<Result<RemovalPlan>> {
    const opened = await this.#parts.open(contextId, { signal, interactive: false });
    if (!opened.ok) return opened;
    const { clusterId, question } = this.#about(contextId, account);
    const found = await surroundings(opened.value, question, signal);
    if (!found.ok) return found;
    const { account: live, bindings, stays, complete, secrets, secretsSeen, namespace } = found.value;
    return ok({
      ...(live === undefined ? {} : { account: { ...live, finalizers: [...live.finalizers] } }),
      bindings: bindings.slice(0, REMOVAL_LIMIT),
      stays: stays.slice(0, REMOVAL_LIMIT),
      complete,
      secrets: secrets
        .slice(0, REMOVAL_LIMIT)
        .map(({ ref: object, holds, ours }) => ({ object, holds, ours })),
      secretsSeen,
      tokens: clusterId === undefined ? 0 : liveRowsOf(this.#parts.database, clusterId, account).length,
      namespaceEmpty: namespace !== undefined,
    });
  }

  /** Removes the account that was shown; see `removeAccount`. Its tokens are followed until the server refuses them. */
  async run(
    { contextId, namespace, name, uid, removeNamespace }: Omit<Parsed<'accounts.remove'>, 'jobId'>,
    job: Job,
  ): Promise<Result<Answer<'accounts.remove'>>> {
    const { database, open, clusterOf, watch } = this.#parts;
    const opened = await open(contextId, { signal: job.signal, interactive: false });
    if (!opened.ok) return opened;
    const account = { namespace, name };
    const { clusterId, question } = this.#about(contextId, account);
    const rows = clusterId === undefined ? [] : liveRowsOf(database, clusterId, account);
    const removed = await removeAccount(opened.value, { ...question, uid, removeNamespace }, job);
    if (!removed.ok) return removed;
    const outcomes = removed.value.toSorted((a, b) => urgency(a) - urgency(b));
    const recorded = await this.#parts.ledger.record([
      {
        kind: 'removed',
        ...(clusterId === undefined ? {} : { clusterId }),
        ...named(clusterOf(contextId)?.name),
        ...{ namespace, accountName: name },
        ...removalFacts(outcomes),
      },
    ]);
    const gone = outcomes.some(({ object, state }) => object.kind === 'ServiceAccount' && isGone(state));
    if (gone) await watch.follow(idsOf(rows));
    if (!recorded.ok) return recorded;
    return ok({ outcomes: outcomes.slice(0, REMOVAL_LIMIT), revoking: gone ? rows.length : 0 });
  }

  #about(contextId: ContextId, account: AccountName) {
    const { database, clusterOf, knownNamespaces } = this.#parts;
    const clusterId = clusterOf(contextId)?.clusterId;
    const question: AccountQuestion = {
      account,
      namespaces: knownNamespaces(contextId),
      boundSecrets: clusterId === undefined ? [] : boundSecretsOf(database, clusterId, account),
      isOurs: (issuanceId) => knowsIssuance(database, issuanceId),
    };
    return { clusterId, question };
  }
}

/** What an event says of a removal: what went, and the first error of what did not. */
export function removalFacts(outcomes: readonly RemovalOutcome[]) {
  const went = outcomes.filter(({ state }) => isGone(state) || state === 'subject-removed');
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  return {
    removed: went.slice(0, EVENT_OBJECTS).map(({ object }) => object),
    ...(error === undefined ? {} : { error }),
  };
}

/** The object itself is there no more, or on its way with nothing that may be looked at. */
export function isGone(state: RemovalOutcome['state']): boolean {
  return state === 'removed' || state === 'unproven';
}

function named(clusterName: string | undefined) {
  return clusterName === undefined ? {} : { clusterName };
}

/** What somebody has to look after comes first. */
function urgency({ state }: RemovalOutcome): number {
  return ['left', 'held', 'kept', 'unproven', 'subject-removed', 'removed'].indexOf(state);
}
