// Takes away what an off-boarding has listed on one cluster: tokens first, then accounts, bindings, roles, namespaces.
import type { ContextId, RunId } from '../../shared/ids.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { OffBoardingSubject } from '../../shared/off-boarding.ts';
import type { RemovalOutcome } from '../../shared/removal.ts';
import { abreast } from '../kubernetes/abreast.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { issuanceById } from '../tokens/issuance-rows.ts';
import type { Revoke } from '../tokens/revoke.ts';
import { isGone, removalFacts, type UpkeepParts } from './account-removal.ts';
import { boundSecretsOf, idsOf, knowsIssuance, liveRowsOf } from './account-rows.ts';
import { objectItems } from './off-boarding-list.ts';
import {
  insertItems,
  objectOf,
  removeItem,
  setItem,
  unfinishedItems,
  type ItemRecord,
} from './off-boarding-rows.ts';
import { removeAccount } from '../accounts/remove-account.ts';
import { removalOrder, removeUnused } from './remove-unused.ts';

/** Things taken away at the same time on one cluster. */
const WIDTH = 8;

export type ClusterWorkParts = UpkeepParts & { readonly revoke: Pick<Revoke, 'begin'> };
type Outcome = Parameters<typeof setItem>[3];

export class ClusterWork {
  readonly #parts: ClusterWorkParts;
  readonly #runId: RunId;
  readonly #subject: OffBoardingSubject;
  readonly #contextId: ContextId;
  readonly #signal: AbortSignal;
  readonly #done: () => void;
  /** Requests on their way end by themselves or by their time-outs. */
  readonly #lifetime = new AbortController().signal;
  readonly #outcomes: RemovalOutcome[] = [];

  constructor(
    parts: ClusterWorkParts,
    run: {
      readonly runId: RunId;
      readonly subject: OffBoardingSubject;
      readonly contextId: ContextId;
      readonly signal: AbortSignal;
      /** Told after each item. */
      readonly done: () => void;
    },
  ) {
    this.#parts = parts;
    this.#runId = run.runId;
    this.#subject = run.subject;
    this.#contextId = run.contextId;
    this.#signal = run.signal;
    this.#done = run.done;
  }

  /** Looks what is there, for the plan. What is found is listed durably. */
  async look(): Promise<void> {
    const [item] = this.#open().filter(({ kind }) => kind === 'look');
    if (item === undefined || this.#signal.aborted) return;
    const opened = await this.#parts.open(this.#contextId, { signal: this.#signal, interactive: false });
    if (opened.ok) await this.#lookAt(opened.value, item);
    else await this.#settle(item, left(opened.error));
  }

  /** Does all that is open. A cluster that cannot be reached leaves its items with that error, to be tried again. */
  async run(): Promise<void> {
    const opened = await this.#parts.open(this.#contextId, { signal: this.#signal, interactive: false });
    if (!opened.ok) {
      for (const item of this.#open()) await this.#settle(item, left(opened.error));
      return;
    }
    for (const item of this.#open().filter(({ kind }) => kind === 'look')) {
      const problem = await this.#lookAt(opened.value, item);
      if (problem === undefined || problem.code === 'forbidden') continue;
      for (const other of this.#open()) await this.#settle(other, left(problem));
      return;
    }
    const tokens = this.#open().filter(({ kind }) => kind === 'token');
    await abreast(tokens, WIDTH, (item) => this.#step(item, () => this.#revoke(item)));
    for (const kinds of removalOrder) {
      const due = this.#open().filter(
        ({ kind, object_json: json }) =>
          kind === 'object' && json !== null && kinds.includes(objectOf(json).kind),
      );
      await abreast(due, WIDTH, (item) => this.#step(item, () => this.#remove(opened.value, item)));
    }
    await this.#record();
  }

  #open(): readonly ItemRecord[] {
    const all = unfinishedItems(this.#parts.database, this.#runId);
    return all.filter((item) => item.context_id === this.#contextId);
  }

  async #lookAt(connection: Connection, item: ItemRecord): Promise<AppError | undefined> {
    const { database, knownNamespaces, clusterOf } = this.#parts;
    // Its identity may have been learned meanwhile.
    const clusterId = clusterOf(this.#contextId)?.clusterId ?? item.cluster_id ?? undefined;
    const context = { contextId: this.#contextId, clusterId, clusterName: item.cluster_name };
    const parts = { database, namespaces: knownNamespaces(this.#contextId) };
    const found = await objectItems(connection, this.#subject, context, parts, this.#signal);
    if (!found.ok) {
      await this.#settle(item, left(found.error));
      return found.error;
    }
    await database.write((tx) => {
      insertItems(tx, this.#runId, found.value);
      removeItem(tx, this.#runId, item.seq);
    });
    return undefined;
  }

  async #step(item: ItemRecord, work: () => Promise<Outcome>): Promise<void> {
    if (this.#signal.aborted) return;
    await this.#settle(item, await work());
  }

  async #settle(item: ItemRecord, outcome: Outcome): Promise<void> {
    await this.#parts.database.write((tx) => setItem(tx, this.#runId, item.seq, outcome));
    this.#done();
  }

  async #revoke(item: ItemRecord): Promise<Outcome> {
    const { database, revoke } = this.#parts;
    const record = item.issuance_id === null ? undefined : issuanceById(database, item.issuance_id);
    if (record === undefined || record.state === 'revoked') return { state: 'removed' };
    const ours = record.route === 'token-secret' ? 'secret' : 'token';
    const begun = await revoke.begin(record, this.#lifetime, ours);
    return begun.ok ? { state: 'revoking' } : left(begun.error);
  }

  async #remove(connection: Connection, item: ItemRecord): Promise<Outcome> {
    const { database, knownNamespaces } = this.#parts;
    const object = objectOf(item.object_json ?? '{}');
    const exactly = { ref: object, uid: item.uid ?? '' };
    const namespaces = knownNamespaces(this.#contextId);
    if (object.kind !== 'ServiceAccount') {
      const outcome = await removeUnused(connection, exactly, { database, namespaces }, this.#lifetime);
      this.#outcomes.push(outcome);
      return { ...outcome, state: outcome.state === 'subject-removed' ? 'removed' : outcome.state };
    }
    return this.#removeAccount(connection, item, exactly.uid);
  }

  async #removeAccount(connection: Connection, item: ItemRecord, uid: string): Promise<Outcome> {
    const { database, knownNamespaces, watch } = this.#parts;
    const { name, namespace = '' } = objectOf(item.object_json ?? '{}');
    const account = { namespace, name };
    const rows = item.cluster_id === null ? [] : liveRowsOf(database, item.cluster_id, account);
    const removed = await removeAccount(
      connection,
      {
        ...{ account, uid, namespaces: knownNamespaces(this.#contextId) },
        boundSecrets: item.cluster_id === null ? [] : boundSecretsOf(database, item.cluster_id, account),
        isOurs: (issuanceId) => knowsIssuance(database, issuanceId),
        removeNamespace: false,
      },
      { signal: this.#signal, progress: () => undefined },
    );
    if (!removed.ok) return left(removed.error);
    this.#outcomes.push(...removed.value);
    const gone = removed.value.some(({ object, state }) => object.kind === 'ServiceAccount' && isGone(state));
    if (gone) await watch.follow(idsOf(rows));
    const problem = removed.value.find(({ state }) => state === 'left' || state === 'held');
    if (problem === undefined) return { state: 'removed' };
    const { finalizers, error } = problem;
    return { state: problem.state === 'held' ? 'held' : 'left', finalizers, error };
  }

  async #record(): Promise<void> {
    if (this.#outcomes.length === 0) return;
    const cluster = this.#parts.clusterOf(this.#contextId);
    await this.#parts.ledger.record([
      {
        kind: 'removed',
        ...(cluster === undefined ? {} : { clusterId: cluster.clusterId, clusterName: cluster.name }),
        ...removalFacts(this.#outcomes),
      },
    ]);
  }
}

function left(error: AppError): Outcome {
  return { state: 'left', error };
}
