// Signs in to the portal: a fresh token by the cluster's remembered settings, or the kept one; copied; then the page.
import { BREAK_GLASS } from '../../shared/break-glass.ts';
import type { PortalSignIn as SignIn } from '../../shared/portal-sign-in.ts';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Database } from '../storage/database.ts';
import type { HandOut } from './hand-out.ts';
import { issuanceById, type IssuanceRecord } from './issuance-rows.ts';
import type { Renew } from './renew.ts';
import { successorOf } from './renewal-rows.ts';

/** A kept token with less than this left is not worth a sign-in, milliseconds. */
const SOONEST_END_MS = 5 * 60_000;
/** Renewals that are followed from the remembered token to the newest. */
const LONGEST_LINE = 1000;

export type PortalSignInParts = {
  readonly database: Database;
  readonly clock: Clock;
  /** Lease of this process: what others keep in memory cannot be copied here. */
  readonly owner: string;
  readonly settings: () => Settings;
  readonly clusterOf: (contextId: ContextId) => { readonly clusterId: ClusterId } | undefined;
  readonly renew: () => Promise<Pick<Renew, 'one'>>;
  readonly handOut: Pick<HandOut, 'copy'>;
  readonly openPortal: (contextId: ContextId) => Promise<Result<unknown>>;
};

type Taken = Pick<Extract<SignIn, { outcome: 'done' }>, 'issuanceId' | 'token' | 'before' | 'beforeError'>;

export class PortalSignIn {
  readonly #parts: PortalSignInParts;

  constructor(parts: PortalSignInParts) {
    this.#parts = parts;
  }

  /**
   * The token is on the clipboard before the page opens, and the one before is taken back after the new one is kept. A
   * page that does not open, or a clipboard that takes nothing, loses nothing: the token is kept, and the outcome says why.
   * Fails as a renewal does.
   */
  async run(contextId: ContextId, job: Job): Promise<Result<SignIn>> {
    const { handOut, openPortal, clusterOf, database } = this.#parts;
    const cluster = clusterOf(contextId);
    const remembered = cluster === undefined ? undefined : this.#remembered(cluster.clusterId);
    if (remembered === undefined) return ok({ outcome: 'nothing-remembered' });
    const taken = await this.#token(remembered, job);
    if (!taken.ok) return taken;
    job.progress({ done: 1, total: 3, step: 'keeping' });
    const copied = await handOut.copy(taken.value.issuanceId, 'portal');
    const opened = copied.ok ? await openPortal(contextId) : undefined;
    const record = issuanceById(database, taken.value.issuanceId) ?? remembered;
    return ok({
      outcome: 'done',
      ...taken.value,
      namespace: record.namespace,
      accountName: record.account_name,
      ...(copied.ok ? {} : { copyError: copied.error }),
      ...(opened?.ok === false ? { portalError: opened.error } : {}),
    });
  }

  async #token(remembered: IssuanceRecord, job: Job): Promise<Result<Taken>> {
    if (this.#parts.settings().portalToken === 'kept' && this.#isUsable(remembered)) {
      return ok({ issuanceId: remembered.id, token: 'kept', before: 'none' });
    }
    job.progress({ done: 0, total: 3, step: 'renewing' });
    const renew = await this.#parts.renew();
    const renewal = await renew.one(remembered.id, job);
    switch (renewal.outcome) {
      case 'renewed':
        return ok({
          issuanceId: renewal.newId,
          token: 'fresh',
          before: renewal.before,
          ...(renewal.error === undefined ? {} : { beforeError: renewal.error }),
        });
      case 'already-renewed':
        return ok({ issuanceId: renewal.newId, token: 'kept', before: 'none' });
      case 'failed':
        return failed(renewal.error);
      case 'cancelled':
        return failed({ code: 'cancelled' });
    }
  }

  /** The token last copied for the portal at this cluster, else the newest; renewals are followed to their end. */
  #remembered(clusterId: ClusterId): IssuanceRecord | undefined {
    const { database } = this.#parts;
    const [found] = database.read<{ id: IssuanceRecord['id'] }>(
      `SELECT issuance.id FROM issuance
       LEFT JOIN (SELECT issuance_id, max(id) AS used FROM event
                  WHERE kind = 'copied' AND json_extract(body_json, '$.purpose') = 'portal' GROUP BY issuance_id)
         ON issuance_id = issuance.id
       WHERE cluster_id = ? AND grant_json IS NOT NULL AND route <> 'legacy-secret'
         AND ifnull(reason, '') NOT LIKE ? || '%'
       ORDER BY used DESC NULLS LAST, started_at DESC LIMIT 1`,
      ...[clusterId, BREAK_GLASS],
    );
    let record = found === undefined ? undefined : issuanceById(database, found.id);
    for (let step = 0; record !== undefined && step < LONGEST_LINE; step += 1) {
      const next = successorOf(database, record.id);
      if (next === undefined) return record;
      record = next;
    }
    return record;
  }

  #isUsable({ state, owner, expires_at: expiresAt }: IssuanceRecord): boolean {
    const { clock, owner: own } = this.#parts;
    const here = state === 'stored' || (state === 'in-memory' && owner === own);
    return here && (expiresAt === null || expiresAt - clock.now() > SOONEST_END_MS);
  }
}
