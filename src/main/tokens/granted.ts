// What the server really gave: read from the token's own claims, never from what was asked for.
import type { Grant } from '../../shared/issuance.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import { serverText } from '../kubernetes/server-text.ts';
import type { RequestedToken, TokenAccount } from '../kubernetes/tokens.ts';
import { fingerprintOf, readClaims, readSecretClaims } from './claims.ts';

/** Longest warning of the contract. */
const WARNING_LIMIT = 1000;

export type Granted = {
  readonly grant: Grant;
  readonly subject: string;
  readonly accountUid: string | undefined;
};

/**
 * Checks a fresh token: of this account (by name and, where known, by UID), with an end, and bound to the Secret where
 * one was asked for. Fails with `bad-answer`, or with `conflict` where the account was replaced meanwhile.
 */
export function grantOf(
  answer: RequestedToken,
  account: TokenAccount,
  boundSecretUid: string | undefined,
): Result<Granted> {
  const read = readClaims(answer.token, account);
  if (!read.ok) return read;
  const { subject, accountUid, expiresAt, issuedAt, issuer, audiences, jti } = read.value;
  if (account.uid !== undefined && accountUid !== undefined && accountUid !== account.uid) {
    return failed({
      code: 'conflict',
      kind: 'ServiceAccount',
      name: account.name,
      namespace: account.namespace,
    });
  }
  if (expiresAt === undefined || read.value.boundSecretUid !== boundSecretUid) {
    return failed({ code: 'bad-answer', reason: 'unexpected' });
  }
  const warning = serverText(answer.warnings.join('\n'))?.slice(0, WARNING_LIMIT);
  const grant: Grant = {
    issuedAt,
    expiresAt,
    issuer,
    audiences: [...audiences],
    ...(jti === undefined ? {} : { jti }),
    fingerprint: fingerprintOf(answer.token),
    ...(warning === undefined ? {} : { warning }),
  };
  return ok({ grant, subject, accountUid });
}

/**
 * Checks a token from a Secret, which never expires: of this account by name and, where known, by UID. `createdAt` (epoch
 * ms) is when its Secret was made; the token itself does not say. Fails as `grantOf`.
 */
export function grantOfSecret(token: string, account: TokenAccount, createdAt: number): Result<Granted> {
  const read = readSecretClaims(token, account, createdAt);
  if (!read.ok) return read;
  const { subject, accountUid, issuedAt, issuer, audiences } = read.value;
  if (account.uid !== undefined && accountUid !== account.uid) {
    const { name, namespace } = account;
    return failed({ code: 'conflict', kind: 'ServiceAccount', name, namespace });
  }
  const grant: Grant = { issuedAt, issuer, audiences: [...audiences], fingerprint: fingerprintOf(token) };
  return ok({ grant, subject, accountUid });
}

/** Lifetime granted, seconds; `undefined` for one without end. */
export function grantedSeconds(grant: Grant): number | undefined {
  return grant.expiresAt === undefined ? undefined : Math.round((grant.expiresAt - grant.issuedAt) / 1000);
}
