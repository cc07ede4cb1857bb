// Reads what a token says of itself, here: nothing is sent anywhere, and only claims leave.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { IssuanceId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { TokenClaims } from '../../shared/token-claims.ts';
import type { Redactor } from '../redact.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById } from './issuance-rows.ts';
import type { Vault } from './vault.ts';

/** Claims of tokens in Secrets carry this in their names. */
const LEGACY = 'kubernetes.io/serviceaccount';
const TIME_LIMIT_SECONDS = 253_402_300_799;

export type DecodeParts = {
  readonly database: Database;
  readonly vault: Pick<Vault, 'peek'>;
  readonly redactor: Redactor;
};

export class Decode {
  readonly #parts: DecodeParts;

  constructor(parts: DecodeParts) {
    this.#parts = parts;
  }

  /** Claims of a token that is here. Fails with `token-gone`, `bad-answer` where it is none, and as the keychain does. */
  async claims(id: IssuanceId): Promise<Result<TokenClaims>> {
    const record = issuanceById(this.#parts.database, id);
    if (record === undefined) return failed({ code: 'not-found', kind: 'token', name: id });
    const token = await this.#parts.vault.peek(record);
    if (!token.ok) return token;
    const release = this.#parts.redactor.remember(token.value);
    try {
      return ok(claimsIn(token.value));
    } catch {
      // What jose says may quote the token.
      return failed({ code: 'bad-answer', reason: 'unexpected' });
    } finally {
      release();
    }
  }
}

/** The claims of any token of a service account, as far as they are what they should be. Throws where it is no JWT. */
export function claimsIn(token: string): TokenClaims {
  const { alg, kid } = decodeProtectedHeader(token);
  const claims = decodeJwt(token);
  const bound = record(claims['kubernetes.io']);
  const account = record(bound['serviceaccount']);
  const audiences: unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  return {
    ...words('subject', claims.sub, 500),
    ...words('namespace', bound['namespace'] ?? claims[`${LEGACY}/namespace`], 253),
    ...words('accountName', account['name'] ?? claims[`${LEGACY}/service-account.name`], 253),
    ...words('accountUid', account['uid'] ?? claims[`${LEGACY}/service-account.uid`], 100),
    ...words('issuer', claims.iss, 500),
    audiences: audiences
      .filter((one) => typeof one === 'string')
      .map((one) => one.slice(0, 253))
      .slice(0, 20),
    ...moment('issuedAt', claims.iat),
    ...moment('notBefore', claims.nbf),
    ...moment('expiresAt', claims.exp),
    ...words('jti', claims.jti, 200),
    ...boundTo(bound, claims[`${LEGACY}/secret.name`]),
    legacy: `${LEGACY}/service-account.name` in claims,
    ...words('algorithm', alg, 50),
    ...words('keyId', kid, 200),
    length: token.length,
  };
}

function boundTo(
  bound: Readonly<Record<string, unknown>>,
  legacySecret: unknown,
): Pick<TokenClaims, 'boundTo'> {
  for (const kind of ['Secret', 'Pod', 'Node'] as const) {
    const { name, uid } = record(bound[kind.toLowerCase()]);
    if (typeof name === 'string')
      return { boundTo: { kind, name: name.slice(0, 253), ...words('uid', uid, 100) } };
  }
  return typeof legacySecret === 'string'
    ? { boundTo: { kind: 'Secret', name: legacySecret.slice(0, 253) } }
    : {};
}

function words<Key extends string>(key: Key, value: unknown, limit: number): Partial<Record<Key, string>> {
  // A computed key widens to an index signature; the type says what it is.
  return typeof value === 'string' ? ({ [key]: value.slice(0, limit) } as Partial<Record<Key, string>>) : {};
}

function moment<Key extends string>(key: Key, seconds: unknown): Partial<Record<Key, number>> {
  const fits = typeof seconds === 'number' && seconds >= 0 && seconds <= TIME_LIMIT_SECONDS;
  // As above.
  return fits ? ({ [key]: Math.floor(seconds) * 1000 } as Partial<Record<Key, number>>) : {};
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // Any object may be read by key; what is found there is checked by the reader.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
