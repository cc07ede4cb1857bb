// How a token stands: what each finding means, in the order in which they are asked for.
import { describe, expect, it } from 'vitest';
import {
  byReview,
  bySurroundings,
  byTime,
  type Expected,
  type Surroundings,
} from '../../../src/main/tokens/standing.ts';
import type { HolderReview } from '../../../src/main/kubernetes/holder-review.ts';

const end = Date.UTC(2026, 10, 24, 20);
const token: Expected = {
  expiresAt: end,
  subject: 'system:serviceaccount:portal-access:reader',
  accountUid: 'account-1',
  secretUid: 'secret-1',
  jti: '8f1c2f0e',
};
const account = { uid: 'account-1', terminating: false };
const secret = { uid: 'secret-1', terminating: false };
const intact: Surroundings = { account, secret };
const holder = { answer: 'holder', username: token.subject, uid: 'account-1' } as const;

describe('a token', () => {
  it.each([
    ['before its end', -1, undefined],
    ['at its end', 0, 'ending'],
    ['while servers still accept it', 69_999, 'ending'],
    ['after that', 70_000, 'expired'],
  ])('%s stands so by time alone', (_when, after, verdict) => {
    expect(byTime(token, end + after)?.verdict).toBe(verdict);
  });

  it('that never expires is alive at any time', () => {
    expect(byTime({ ...token, expiresAt: undefined }, end * 2)).toBeUndefined();
  });

  it.each<[string, Surroundings, string | undefined]>([
    ['is there', intact, undefined],
    ['may not be read', { account: 'unread', secret: 'unread' }, undefined],
    ['has no account', { account: 'none', secret }, 'account-gone'],
    [
      'has another account of that name',
      { account: { ...account, uid: 'account-2' }, secret },
      'account-recreated',
    ],
    ['has no Secret', { account, secret: 'none' }, 'revoked'],
    ['has another Secret of that name', { account, secret: { ...secret, uid: 'secret-2' } }, 'revoked'],
    [
      'has a Secret that is marked',
      { account, secret: { ...secret, invalidSince: '2026-11-20' } },
      'marked-invalid',
    ],
  ])('of which what it hangs on %s stands so', (_what, surroundings, verdict) => {
    expect(bySurroundings(token, surroundings)?.verdict).toBe(verdict);
  });

  it.each<[string, HolderReview, string | undefined]>([
    ['exactly this account', holder, 'valid accepted'],
    ['this account by name alone', { answer: 'holder', username: token.subject }, 'valid accepted-by-name'],
    ['this very token', { ...holder, credentialId: 'JTI=8f1c2f0e' }, 'valid accepted'],
    ['another token', { ...holder, credentialId: 'JTI=other' }, 'unknown somebody-else'],
    ['nobody', { answer: 'holder', username: 'system:anonymous' }, 'unknown somebody-else'],
    ['an administrator', { answer: 'holder', username: 'admin', uid: 'x' }, 'unknown somebody-else'],
    ['an account made anew', { ...holder, uid: 'account-2' }, 'account-recreated account-replaced'],
    [
      'somebody to be refused',
      { answer: 'refused', error: { code: 'unauthenticated', reason: 'refused' } },
      'refused refused',
    ],
    ['nothing', { answer: 'not-asked', error: { code: 'cancelled' } }, undefined],
  ])('whose holder the server takes for %s stands so', (_whom, review, expected) => {
    const found = byReview(token, intact, review);
    expect(found && `${found.verdict} ${found.reason}`).toBe(expected);
  });

  it.each<[string, Surroundings, string]>([
    ['its Secret', { account, secret: { ...secret, terminating: true } }, 'secret-terminating'],
    ['its account', { account: { ...account, terminating: true }, secret }, 'account-terminating'],
  ])('that is accepted while %s is being deleted is ending', (_what, surroundings, reason) => {
    expect(byReview(token, surroundings, holder)).toEqual({ verdict: 'ending', reason });
  });
});
