// Checks tokens: many clusters in parallel with a bounded number under way, one outcome for each token.
import type { ContextId, IssuanceId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import { abreast } from '../kubernetes/abreast.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { Redactor } from '../redact.ts';
import type { Database } from '../storage/database.ts';
import { CheckedCluster } from './checked-cluster.ts';
import { issuanceById, setStanding, type IssuanceRecord } from './issuance-rows.ts';
import { compareIssuer } from './issuer-check.ts';
import type { Ledger, NewEvent } from './ledger.ts';
import { setLastUsedOn, newerIssuers } from './standing-rows.ts';
import { about, type Vault } from './vault.ts';
import { VerifyToken, type Finding } from './verify-token.ts';

const CLUSTERS_AT_ONCE = 8;
const TOKENS_AT_ONCE = 6;

export type VerifyParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly operator: string;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
};

type Checks = Answer<'tokens.verify'>['checks'];
type Checked = { readonly record: IssuanceRecord; readonly finding: Finding };

export class Verify {
  readonly #parts: VerifyParts;
  readonly #one: VerifyToken;

  constructor(parts: VerifyParts) {
    this.#parts = parts;
    this.#one = new VerifyToken({
      vault: parts.vault,
      redactor: parts.redactor,
      issuerOf: async (record, grant, cluster) => {
        const newer = newerIssuers(parts.database, record, grant.issuedAt);
        if (newer.some((issuer) => issuer !== grant.issuer)) return 'changed';
        const account = {
          namespace: record.namespace,
          name: record.account_name,
          ...(record.account_uid === null ? {} : { uid: record.account_uid }),
        };
        const compared = { account, issuer: grant.issuer, operator: parts.operator };
        return compareIssuer(cluster.connection, compared, parts.redactor);
      },
    });
  }

  /**
   * One outcome for each token that is known, in the order asked for. What was found is durable; the history notes a
   * single check always, and of many only what changed. A cancelled job answers for the rest that nobody was asked.
   */
  async run(
    { issuanceIds, review }: Omit<Parsed<'tokens.verify'>, 'jobId'>,
    job: Job,
  ): Promise<Result<Answer<'tokens.verify'>>> {
    const records = this.#records(issuanceIds);
    const groups = new Map<ContextId, IssuanceRecord[]>();
    for (const record of records) {
      groups.set(record.context_id, [...(groups.get(record.context_id) ?? []), record]);
    }
    let done = 0;
    const step = () => job.progress({ done: (done += 1), total: records.length, step: 'verifying' });
    job.progress({ done, total: records.length, step: 'verifying' });
    const single = records.length === 1;
    const found = await abreast([...groups], CLUSTERS_AT_ONCE, async ([contextId, group]) => {
      const checked = await this.#checkCluster(contextId, group, { review, single }, job.signal, step);
      const noted = await this.#note(checked, single);
      return noted.ok ? checked : checked.map(({ record }) => unanswered(record, noted.error));
    });
    const byId = new Map(found.flat().map((one) => [one.record.id, one.finding]));
    const at = this.#parts.clock.now();
    return ok({ checks: records.flatMap(({ id }) => shown(id, byId.get(id), at)) });
  }

  #records(ids: readonly IssuanceId[]): readonly IssuanceRecord[] {
    return [...new Set(ids)]
      .map((id) => issuanceById(this.#parts.database, id))
      .filter((record) => record !== undefined);
  }

  async #checkCluster(
    contextId: ContextId,
    records: readonly IssuanceRecord[],
    { review, single }: { readonly review: boolean; readonly single: boolean },
    signal: AbortSignal,
    step: () => void,
  ): Promise<Checked[]> {
    const opened = await this.#parts.open(contextId, { signal, interactive: false });
    if (!opened.ok) return records.map((record) => unanswered(record, opened.error));
    const cluster = await CheckedCluster.look(opened.value, this.#parts.clock, signal);
    return abreast(records, TOKENS_AT_ONCE, async (record) => {
      if (signal.aborted) return unanswered(record, { code: 'cancelled' });
      // A review of a token in a Secret notes its use today, and with that the sign that nobody uses it goes.
      const mayReview = review && (single || record.route === 'token-request');
      const finding = await this.#one.check(record, cluster, { review: mayReview, signal });
      step();
      return { record, finding };
    });
  }

  #note(checked: readonly Checked[], single: boolean): Promise<Result<unknown>> {
    const known = checked.filter(({ finding }) => finding.verdict !== 'unknown');
    const told = single
      ? checked
      : known.filter(({ record, finding }) => record.standing !== finding.verdict);
    const events = told.map(({ record, finding }): NewEvent => ({
      kind: 'verified',
      ...about(record),
      standing: finding.verdict,
      ...(finding.error === undefined ? {} : { error: finding.error }),
    }));
    if (known.length === 0 && events.length === 0) return Promise.resolve(ok(undefined));
    return this.#parts.ledger.record(events, (tx, at) => {
      for (const { record, finding } of known) {
        setStanding(tx, record.id, finding.verdict, at);
        if (finding.lastUsedOn !== undefined) setLastUsedOn(tx, record.id, finding.lastUsedOn);
      }
      return true;
    });
  }
}

function unanswered(record: IssuanceRecord, error: NonNullable<Finding['error']>): Checked {
  return { record, finding: { verdict: 'unknown', reason: 'not-answered', error } };
}

function shown(issuanceId: IssuanceId, finding: Finding | undefined, at: number): Checks {
  if (finding === undefined) return [];
  const { verdict, reason, error } = finding;
  return [{ issuanceId, verdict, reason, at, ...(error === undefined ? {} : { error }) }];
}
