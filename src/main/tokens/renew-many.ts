// Renews many tokens over many clusters: several at a time, one outcome for each.
import type { ClusterId, IssuanceId } from '../../shared/ids.ts';
import type { Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Renewal } from '../../shared/renewal.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById } from './issuance-rows.ts';
import type { Renew } from './renew.ts';
import { endingRows } from './renewal-rows.ts';

/** Clusters that are worked on at the same time. */
const CLUSTERS_AT_ONCE = 8;
/** Tokens of one cluster at the same time; as many connections to it there are. */
const TOKENS_AT_ONCE = 6;

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
    const results = new Map<IssuanceId, Renewal>();
    const tell = () => job.progress({ done: results.size, total: ids.length, step: 'renewing' });
    tell();
    const work = async (id: IssuanceId) => {
      results.set(id, await this.#parts.renew.one(id, job));
      tell();
    };
    const groups = [...Map.groupBy(ids, (id) => this.#clusterOf(id)).values()];
    await inTurns(groups, CLUSTERS_AT_ONCE, (group) => inTurns(group, TOKENS_AT_ONCE, work));
    return ok({ results: ids.flatMap((id) => results.get(id) ?? []) });
  }

  #chosen(selection: Parsed<'tokens.renew'>['selection']): IssuanceId[] {
    if (selection.by === 'ids') return [...new Set(selection.issuanceIds)];
    const { database, clock, owner } = this.#parts;
    const span = { now: clock.now(), withinMs: selection.withinSeconds * 1000 };
    return endingRows(database, owner, span).map(({ id }) => id);
  }

  #clusterOf(id: IssuanceId): ClusterId | undefined {
    return issuanceById(this.#parts.database, id)?.cluster_id;
  }
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
