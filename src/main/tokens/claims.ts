// What a token says about itself: its claims, checked against the account it was asked for.
import { createHash } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';

/** Longest token that is taken, characters; the longest that was seen is 2,707. */
const TOKEN_LIMIT = 32_000;
/** Limits of the contract's `Grant`. */
const AUDIENCES_LIMIT = 20;
const AUDIENCE_LIMIT = 253;
const ISSUER_LIMIT = 500;
const JTI_LIMIT = 200;

/** Times are epoch milliseconds. `jti` is there from Kubernetes 1.30 on; without `expiresAt` it never expires. */
export type Claims = {
  readonly subject: string;
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt?: number;
  readonly jti?: string;
  readonly accountUid?: string;
  readonly boundSecretUid?: string;
};

/**
 * Reads the claims of a service account token. The signature is the server's affair: nobody but the server can check it.
 * Anything that is not a plain token of exactly this account is a `bad-answer`.
 */
export function readClaims(
  token: string,
  account: { readonly namespace: string; readonly name: string },
): Result<Claims> {
  const payload = decode(token);
  const claims = payload === undefined ? undefined : claimsOf(payload);
  return claims?.subject === `system:serviceaccount:${account.namespace}:${account.name}`
    ? ok(claims)
    : failed({ code: 'bad-answer', reason: 'unexpected' });
}

/**
 * Reads the claims of a token from a Secret: flat names, and neither an end nor a beginning (measured), which is taken from
 * `createdAt` (epoch ms). A token with an end is none of these. Fails as `readClaims`.
 */
export function readSecretClaims(
  token: string,
  account: { readonly namespace: string; readonly name: string },
  createdAt: number,
): Result<Claims> {
  const payload = decode(token);
  const claims =
    payload === undefined || payload.exp !== undefined
      ? undefined
      : claimsOf({ iat: Math.floor(createdAt / 1000), ...payload });
  const accountUid = payload?.['kubernetes.io/serviceaccount/service-account.uid'];
  return claims?.subject === `system:serviceaccount:${account.namespace}:${account.name}`
    ? ok({ ...claims, ...(typeof accountUid === 'string' ? { accountUid } : {}) })
    : failed({ code: 'bad-answer', reason: 'unexpected' });
}

/** SHA-256 of the token, base64 without padding: names it without giving it away. */
export function fingerprintOf(token: string): string {
  return createHash('sha256').update(token).digest('base64').replaceAll('=', '');
}

function decode(token: string): JWTPayload | undefined {
  if (token.length > TOKEN_LIMIT || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function claimsOf(payload: JWTPayload): Claims | undefined {
  const { sub, iss, jti } = payload;
  const issuedAt = milliseconds(payload.iat);
  const expiresAt = milliseconds(payload.exp);
  const audiences = audiencesOf(payload.aud);
  // The type is a promise of the library, not of the token.
  if (typeof sub !== 'string' || typeof iss !== 'string' || iss === '' || iss.length > ISSUER_LIMIT) {
    return undefined;
  }
  if (issuedAt === undefined || audiences === undefined) return undefined;
  if (payload.exp !== undefined && (expiresAt === undefined || expiresAt <= issuedAt)) return undefined;
  if (jti !== undefined && (typeof jti !== 'string' || jti.length > JTI_LIMIT)) return undefined;
  const bound = record(payload['kubernetes.io']);
  const accountUid = record(bound['serviceaccount'])['uid'];
  const boundSecretUid = record(bound['secret'])['uid'];
  return {
    subject: sub,
    issuer: iss,
    audiences,
    issuedAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(jti === undefined ? {} : { jti }),
    ...(typeof accountUid === 'string' ? { accountUid } : {}),
    ...(typeof boundSecretUid === 'string' ? { boundSecretUid } : {}),
  };
}

function audiencesOf(aud: unknown): readonly string[] | undefined {
  const all: unknown[] = Array.isArray(aud) ? aud : aud === undefined ? [] : [aud];
  const fits = (item: unknown): item is string => typeof item === 'string' && item.length <= AUDIENCE_LIMIT;
  return all.length <= AUDIENCES_LIMIT && all.every(fits) ? all : undefined;
}

/** Of whole seconds up to the year 9999. */
function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' &&
    Number.isInteger(seconds) &&
    seconds >= 0 &&
    seconds <= 253_402_300_799
    ? seconds * 1000
    : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // Any object may be read by key; what is found there is checked by the reader.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
