// Renews many tokens over many clusters: several at a time, one outcome for each.
import type { ClusterId, ContextId, IssuanceId } from '../../shared/ids.ts';
import type { Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Renewal } from '../../shared/renewal.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById } from './issuance-rows.ts';
import type { Renew } from './renew.ts';
import { endingRows } from './renewal-rows.ts';
import { SeenAccounts } from './seen-accounts.ts';

/** Clusters that are worked on at the same time. */
const CLUSTERS_AT_ONCE = 8;
/** Tokens of one cluster at the same time; more than connections, because they also wait for keychain and disk. */
const TOKENS_AT_ONCE = 12;

export type RenewManyParts = {
  readonly renew: Pick<Renew, 'one'>;
  readonly database: Database;
  readonly clock: Clock;
  /** Lease of this process. */
  readonly owner: string;
};

export class RenewMany {
  readonly #parts: RenewManyParts;

  constructor(parts: RenewManyParts) {
    this.#parts = parts;
  }

  /**
   * Renews what is chosen: by id, or all that is kept here and ends soon. A cluster that does not answer holds up its own
   * tokens alone. After a cancel what is under way ends properly, and the rest is reported as `cancelled`.
   */
  async run(
    selection: Parsed<'tokens.renew'>['selection'],
    job: Job,
  ): Promise<Result<{ results: Renewal[] }>> {
    const ids = this.#chosen(selection);
    const accounts = new SeenAccounts();
    const results = new Map<IssuanceId, Renewal>();
    const tell = () => job.progress({ done: results.size, total: ids.length, step: 'renewing' });
    tell();
    const work = async (id: IssuanceId) => {
      results.set(id, await this.#parts.renew.one(id, job, accounts));
      tell();
    };
    const places = new Map(ids.map((id) => [id, this.#placeOf(id)]));
    const clusters = [...Map.groupBy(ids, (id) => places.get(id)?.clusterId).values()];
    await inTurns(clusters, CLUSTERS_AT_ONCE, (group) => {
      // One of each context in turn: each has connections of its own, of which few are to be opened.
      const contexts = [...Map.groupBy(group, (id) => places.get(id)?.contextId).values()];
      return inTurns(alternately(contexts), TOKENS_AT_ONCE, work);
    });
    return ok({ results: ids.flatMap((id) => results.get(id) ?? []) });
  }

  #chosen(selection: Parsed<'tokens.renew'>['selection']): IssuanceId[] {
    if (selection.by === 'ids') return [...new Set(selection.issuanceIds)];
    const { database, clock, owner } = this.#parts;
    const span = { now: clock.now(), withinMs: selection.withinSeconds * 1000 };
    return endingRows(database, owner, span).map(({ id }) => id);
  }

  #placeOf(id: IssuanceId): { readonly clusterId?: ClusterId; readonly contextId?: ContextId } {
    const record = issuanceById(this.#parts.database, id);
    return record === undefined ? {} : { clusterId: record.cluster_id, contextId: record.context_id };
  }
}

/** The first of each list, then the second of each, and so on. */
function alternately<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

/** Works through a list with at most `width` items under way. */
async function inTurns<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
