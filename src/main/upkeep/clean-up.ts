// Removes what Token Desk made on a cluster and nobody needs any more, after its plan was shown.
import { randomUUID } from 'node:crypto';
import { CLEAN_UP_LIMIT, type CleanUpPlan } from '../../shared/clean-up.ts';
import { PlanId, type ContextId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { RemovalOutcome } from '../../shared/removal.ts';
import type { Clock } from '../clock.ts';
import { abreast } from '../kubernetes/abreast.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { objectMetadata } from '../kubernetes/object-metadata.ts';
import { type IssuanceRecord } from '../tokens/issuance-rows.ts';
import type { Revoke } from '../tokens/revoke.ts';
import { removalFacts, type UpkeepParts } from './account-removal.ts';
import { findLeftovers, type Finding, type Findings } from './clean-up-findings.ts';
import { removalOrder, removeUnused } from './remove-unused.ts';
import { rowOf } from './account-rows.ts';

/** After this a plan must be made again, milliseconds. */
const PLAN_LIVES_MS = 15 * 60_000;
/** Plans kept at a time; the oldest goes first. */
const PLANS_LIMIT = 10;
/** Objects removed at the same time. */
const WIDTH = 8;

export type CleanUpParts = UpkeepParts & {
  readonly revoke: Pick<Revoke, 'begin'>;
  readonly clock: Clock;
};

type Kept = { readonly contextId: ContextId; readonly items: readonly Finding[]; readonly at: number };

export class CleanUp {
  readonly #parts: CleanUpParts;
  readonly #plans = new Map<PlanId, Kept>();

  constructor(parts: CleanUpParts) {
    this.#parts = parts;
  }

  /** Shows what nobody needs any more. Deletes nothing. */
  async plan(contextId: ContextId, signal: AbortSignal): Promise<Result<CleanUpPlan>> {
    const opened = await this.#parts.open(contextId, { signal, interactive: false });
    if (!opened.ok) return opened;
    const findings = await this.#look(opened.value, contextId, signal);
    if (!findings.ok) return findings;
    const { found, inUse, complete } = findings.value;
    const ordered = found.toSorted((a, b) => Number(b.suggested) - Number(a.suggested));
    const items = ordered.slice(0, CLEAN_UP_LIMIT);
    const planId = PlanId.parse(randomUUID());
    const at = this.#parts.clock.now();
    this.#plans.set(planId, { contextId, items, at });
    for (const oldest of this.#plans.keys()) {
      if (this.#plans.size <= PLANS_LIMIT) break;
      this.#plans.delete(oldest);
    }
    return ok({
      ...{ planId, checkedAt: at, inUse, complete, more: found.length - items.length },
      items: items.map(({ uid: _uid, issuance: _issuance, ...item }) => item),
    });
  }

  /**
   * Removes the chosen objects of a plan, each only if it is still what the plan said. A token that may still be accepted
   * goes only where its item was confirmed by itself. Fails with `plan-stale`, and `invalid` where a confirmation is
   * missing: then the plan stays.
   */
  async apply(
    { planId, chosen, confirmedValid }: Omit<Parsed<'cleanup.apply'>, 'jobId'>,
    job: Job,
  ): Promise<Result<Answer<'cleanup.apply'>>> {
    const kept = this.#plans.get(planId);
    if (kept === undefined) return failed({ code: 'plan-stale', reason: 'unknown' });
    if (this.#parts.clock.now() - kept.at > PLAN_LIVES_MS)
      return failed({ code: 'plan-stale', reason: 'changed' });
    const items = [...new Set(chosen)].flatMap((index) => {
      const item = kept.items[index];
      return item === undefined ? [] : [{ item, confirmed: confirmedValid.includes(index) }];
    });
    if (items.some(({ item, confirmed }) => item.mayBeValid && !confirmed)) {
      return failed({ code: 'invalid', field: 'confirmedValid' });
    }
    const opened = await this.#parts.open(kept.contextId, { signal: job.signal, interactive: false });
    if (!opened.ok) return opened;
    const now = await this.#look(opened.value, kept.contextId, job.signal);
    if (!now.ok) return now;
    this.#plans.delete(planId);
    const still = new Map(now.value.found.map((finding) => [finding.uid, finding.why]));
    const outcomes: RemovalOutcome[] = [];
    for (const step of removalOrder) {
      const due = items.filter(({ item }) => step.includes(item.object.kind)).map(({ item }) => item);
      outcomes.push(
        ...(await abreast(due, WIDTH, async (item): Promise<RemovalOutcome> => {
          const { object } = item;
          if (job.signal.aborted) return { object, state: 'left', error: { code: 'cancelled' } };
          job.progress({ done: outcomes.length, total: items.length, step: 'removing', object });
          if (still.get(item.uid) !== item.why) return this.#changed(opened.value, item);
          return this.#remove(opened.value, kept.contextId, item);
        })),
      );
    }
    return this.#record(kept.contextId, outcomes);
  }

  async #remove(connection: Connection, contextId: ContextId, item: Finding): Promise<RemovalOutcome> {
    const signal = new AbortController().signal;
    const record = item.issuance === undefined ? undefined : rowOf(this.#parts.database, item.issuance);
    if (item.why === 'not-kept' && record !== undefined) {
      // Its row is followed until the server refuses the token.
      const begun = await this.#parts.revoke.begin(record, signal, 'secret');
      return begun.ok
        ? { object: item.object, state: 'removed' }
        : { object: item.object, state: 'left', error: begun.error };
    }
    return removeUnused(connection, { ref: item.object, uid: item.uid }, this.#account(contextId), signal);
  }

  /** What is gone meanwhile is as good; what has come into use since the plan stays. */
  async #changed(connection: Connection, { object, uid }: Finding): Promise<RemovalOutcome> {
    const found = await objectMetadata(connection, object, new AbortController().signal);
    if (!found.ok) return { object, state: 'left', error: found.error };
    return { object, state: found.value?.uid === uid ? 'kept' : 'removed' };
  }

  #account(contextId: ContextId) {
    return { database: this.#parts.database, namespaces: this.#parts.knownNamespaces(contextId) };
  }

  #look(connection: Connection, contextId: ContextId, signal: AbortSignal): Promise<Result<Findings>> {
    const { database, clock, knownNamespaces } = this.#parts;
    const row = (id: string): IssuanceRecord | undefined => rowOf(database, id);
    const parts = { namespaces: knownNamespaces(contextId), row, now: clock.now() };
    return findLeftovers(connection, parts, signal);
  }

  async #record(
    contextId: ContextId,
    outcomes: readonly RemovalOutcome[],
  ): Promise<Result<Answer<'cleanup.apply'>>> {
    const cluster = this.#parts.clusterOf(contextId);
    const recorded = await this.#parts.ledger.record(
      outcomes.length === 0
        ? []
        : [
            {
              kind: 'removed',
              ...(cluster === undefined ? {} : { clusterId: cluster.clusterId, clusterName: cluster.name }),
              ...removalFacts(outcomes),
            },
          ],
    );
    return recorded.ok ? ok({ outcomes: [...outcomes] }) : recorded;
  }
}
