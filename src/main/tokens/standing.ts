// Decides how a token stands: from what is known without it, then from what a server says of its holder.
import type { HolderReview } from '../kubernetes/holder-review.ts';
import type { Living, SecretNotes } from '../kubernetes/token-facts.ts';
import type { CheckReason } from '../../shared/token-check.ts';
import type { TokenStanding } from '../../shared/token.ts';

/** A server accepts a token for 60 s after its end, and remembers that for 10 s (measured). */
const LEEWAY_MS = 70_000;

/** What is read without the token. `unread`: it may not be read. */
export type Surroundings = {
  readonly account: Living | 'none' | 'unread';
  readonly secret: SecretNotes | 'none' | 'unread' | 'not-bound';
};

/** What the token says of itself, and what it hangs on. */
export type Expected = {
  readonly expiresAt: number | undefined;
  readonly subject: string;
  readonly accountUid: string | undefined;
  readonly secretUid: string | undefined;
  readonly jti: string | undefined;
};

export type Verdict = { readonly verdict: TokenStanding; readonly reason: CheckReason };

/** By its end alone, at the server's time `now`; `undefined` while it lives. */
export function byTime(expected: Expected, now: number): Verdict | undefined {
  const { expiresAt } = expected;
  if (expiresAt === undefined || now < expiresAt) return undefined;
  return now < expiresAt + LEEWAY_MS
    ? { verdict: 'ending', reason: 'just-ended' }
    : { verdict: 'expired', reason: 'ended' };
}

/** By what it hangs on; `undefined` where that is all there, or may not be read. */
export function bySurroundings(expected: Expected, { account, secret }: Surroundings): Verdict | undefined {
  if (account === 'none') return { verdict: 'account-gone', reason: 'account-gone' };
  if (account !== 'unread' && differs(account.uid, expected.accountUid)) {
    return { verdict: 'account-recreated', reason: 'account-replaced' };
  }
  if (secret === 'none') return { verdict: 'revoked', reason: 'secret-gone' };
  if (secret === 'unread' || secret === 'not-bound') return undefined;
  if (differs(secret.uid, expected.secretUid)) return { verdict: 'revoked', reason: 'secret-replaced' };
  if (secret.invalidSince !== undefined) return { verdict: 'marked-invalid', reason: 'marked' };
  return undefined;
}

/**
 * By what a server says of the holder. Only exactly this account, by name and UID, and where both know it this very
 * token, is `valid`: that somebody was authenticated proves nothing. `undefined` where nothing was said of the token.
 */
export function byReview(
  expected: Expected,
  { account, secret }: Surroundings,
  review: HolderReview,
): Verdict | undefined {
  if (review.answer === 'not-asked') return undefined;
  if (review.answer === 'refused') return { verdict: 'refused', reason: 'refused' };
  const { username, uid, credentialId } = review;
  if (username !== expected.subject) return { verdict: 'unknown', reason: 'somebody-else' };
  if (uid !== undefined && differs(uid, expected.accountUid)) {
    return { verdict: 'account-recreated', reason: 'account-replaced' };
  }
  const ownId = expected.jti === undefined ? undefined : `JTI=${expected.jti}`;
  if (credentialId !== undefined && differs(credentialId, ownId)) {
    return { verdict: 'unknown', reason: 'somebody-else' };
  }
  if (isTerminating(secret)) return { verdict: 'ending', reason: 'secret-terminating' };
  if (isTerminating(account)) return { verdict: 'ending', reason: 'account-terminating' };
  return { verdict: 'valid', reason: uid === undefined ? 'accepted-by-name' : 'accepted' };
}

/** All that the token hangs on is known to be there. */
export function isIntact({ account, secret }: Surroundings): boolean {
  return typeof account === 'object' && (typeof secret === 'object' || secret === 'not-bound');
}

function differs(found: string, expected: string | undefined): boolean {
  return expected !== undefined && found !== expected;
}

function isTerminating(found: Living | string): boolean {
  return typeof found === 'object' && found.terminating;
}
