// Checks one token: first without it, then by a review with it in the header, by TokenReview only on request.
import type { Grant } from '../../shared/issuance.ts';
import type { AppError, Result } from '../../shared/ipc/result.ts';
import { reviewHolder, type HolderReview } from '../kubernetes/holder-review.ts';
import { readSecretNotes } from '../kubernetes/token-facts.ts';
import { reviewByServer } from '../kubernetes/token-review.ts';
import type { Redactor } from '../redact.ts';
import { grantOfRow, isForOthers } from './audience-check.ts';
import type { CheckedCluster } from './checked-cluster.ts';
import { readClaims } from './claims.ts';
import type { IssuanceRecord } from './issuance-rows.ts';
import type { IssuerFinding } from './issuer-check.ts';
import {
  byReview,
  bySurroundings,
  byTime,
  isIntact,
  type Expected,
  type Surroundings,
  type Verdict,
} from './standing.ts';
import { secretOf } from './token-object.ts';
import type { Vault } from './vault.ts';

export type VerifyTokenParts = {
  readonly vault: Pick<Vault, 'peek'>;
  readonly redactor: Redactor;
  /** Compares the issuer of a token that is refused though all it hangs on is there. */
  readonly issuerOf: (
    record: IssuanceRecord,
    grant: Grant,
    cluster: CheckedCluster,
  ) => Promise<IssuerFinding>;
};

export type Finding = Verdict & {
  readonly error?: AppError;
  /** Day on which a server last saw a token of a Secret. */
  readonly lastUsedOn?: string;
};

export class VerifyToken {
  readonly #parts: VerifyTokenParts;

  constructor(parts: VerifyTokenParts) {
    this.#parts = parts;
  }

  /** `review`: the user asked for a TokenReview where nothing else can tell. Everything that fails is in the finding. */
  async check(
    record: IssuanceRecord,
    cluster: CheckedCluster,
    options: { readonly review: boolean; readonly signal: AbortSignal },
  ): Promise<Finding> {
    const grant = grantOfRow(record);
    if (grant === undefined) return { verdict: 'unknown', reason: 'not-here' };
    const expected = expectedOf(record, grant);
    const ended = byTime(expected, cluster.now());
    if (ended !== undefined) return ended;
    const read = await surroundingsOf(record, cluster, options.signal);
    if (!read.ok) return { verdict: 'unknown', reason: 'not-answered', error: read.error };
    const surroundings = read.value;
    const noted = notesOf(surroundings);
    const dead = bySurroundings(expected, surroundings);
    if (dead !== undefined) return { ...dead, ...noted };
    const token = await this.#parts.vault.peek(record);
    if (!token.ok) return { verdict: 'unknown', reason: 'not-here', error: token.error, ...noted };
    const release = this.#parts.redactor.remember(token.value);
    try {
      const known = { ...expected, ...ownUid(token.value, record) };
      const asked = { record, grant, expected: known, surroundings, cluster, token: token.value };
      return { ...(await this.#ask(asked, options)), ...noted };
    } finally {
      release();
    }
  }

  async #ask(asked: Asked, options: { review: boolean; signal: AbortSignal }): Promise<Finding> {
    const { record, expected, surroundings, cluster, token } = asked;
    const review: HolderReview = cluster.isProxy
      ? { answer: 'not-asked', error: { code: 'unauthenticated', reason: 'refused' } }
      : await reviewHolder(cluster.connection, token, options.signal);
    const own = byReview(expected, surroundings, review);
    const forOthers = isForOthers(record) && own?.verdict === 'refused';
    if (own?.verdict === 'refused' && !forOthers) return this.#explain(asked, own, 'review');
    if (own !== undefined && own.verdict !== 'unknown' && !forOthers) return own;
    if (options.review) return this.#askServer(asked, options.signal);
    if (forOthers) return { verdict: 'unknown', reason: 'other-audience' };
    if (own !== undefined) return own;
    if (cluster.isProxy) return { verdict: 'unknown', reason: 'proxy' };
    if (review.answer !== 'not-asked') return { verdict: 'unknown', reason: 'review-needed' };
    // Servers before 1.28 do not know the review, or let nobody ask.
    const { error } = review;
    const unable = error.code === 'not-found' || error.code === 'forbidden';
    return { verdict: 'unknown', reason: unable ? 'review-needed' : 'not-answered', error };
  }

  async #askServer(asked: Asked, signal: AbortSignal): Promise<Finding> {
    const { expected, surroundings, cluster, token, grant } = asked;
    const review = await reviewByServer(cluster.connection, token, grant.audiences, signal);
    const verdict = byReview(expected, surroundings, review);
    if (verdict?.verdict === 'refused') return this.#explain(asked, verdict, 'server');
    if (verdict?.verdict === 'valid') return { verdict: 'valid', reason: 'reviewed' };
    if (verdict !== undefined) return verdict;
    const error = review.answer === 'not-asked' ? { error: review.error } : {};
    return { verdict: 'unknown', reason: 'review-needed', ...error };
  }

  /** Why it is refused though it has not ended: only a fresh token of the same account can tell. */
  async #explain(asked: Asked, refused: Verdict, by: 'review' | 'server'): Promise<Finding> {
    if (!isIntact(asked.surroundings) || asked.expected.expiresAt === undefined) return refused;
    const finding = await this.#parts.issuerOf(asked.record, asked.grant, asked.cluster);
    if (finding === 'changed') return { verdict: 'issuer-changed', reason: 'other-issuer' };
    return finding === 'nobody' && by === 'review' ? { verdict: 'unknown', reason: 'proxy' } : refused;
  }
}

type Asked = {
  readonly record: IssuanceRecord;
  readonly grant: Grant;
  readonly expected: Expected;
  readonly surroundings: Surroundings;
  readonly cluster: CheckedCluster;
  readonly token: string;
};

/** What a row says of its token. */
export function expectedOf(record: IssuanceRecord, grant: Grant): Expected {
  return {
    expiresAt: grant.expiresAt,
    subject: `system:serviceaccount:${record.namespace}:${record.account_name}`,
    accountUid: record.account_uid ?? undefined,
    secretUid: record.secret_uid ?? undefined,
    jti: grant.jti,
  };
}

/** Rows of earlier versions know no UID; the token itself does. */
function ownUid(token: string, record: IssuanceRecord): { accountUid?: string } {
  if (record.account_uid !== null) return {};
  const claims = readClaims(token, { namespace: record.namespace, name: record.account_name });
  return claims.ok && claims.value.accountUid !== undefined ? { accountUid: claims.value.accountUid } : {};
}

async function surroundingsOf(
  record: IssuanceRecord,
  cluster: CheckedCluster,
  signal: AbortSignal,
): Promise<Result<Surroundings>> {
  const secret = secretOf(record);
  const [account, notes] = await Promise.all([
    cluster.account(record.namespace, record.account_name, signal),
    secret === undefined ? undefined : readSecretNotes(cluster.connection, secret, signal),
  ]);
  const readAccount = found(account);
  if (!readAccount.ok) return readAccount;
  if (notes === undefined) return { ok: true, value: { account: readAccount.value, secret: 'not-bound' } };
  const readSecret = found(notes);
  return readSecret.ok
    ? { ok: true, value: { account: readAccount.value, secret: readSecret.value } }
    : readSecret;
}

function found<Value>(read: Result<Value | undefined>): Result<Value | 'none' | 'unread'> {
  if (read.ok) return { ok: true, value: read.value ?? 'none' };
  return read.error.code === 'forbidden' ? { ok: true, value: 'unread' } : read;
}

function notesOf({ secret }: Surroundings): { lastUsedOn?: string } {
  const lastUsedOn = typeof secret === 'object' ? secret.lastUsedOn : undefined;
  return lastUsedOn === undefined ? {} : { lastUsedOn: lastUsedOn.slice(0, 10) };
}
