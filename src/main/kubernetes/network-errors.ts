// What a broken connection means: codes of undici, Node's net and TLS, and OpenSSL as an AppError.
import type { AppError } from '../../shared/ipc/result.ts';
import { withDetail } from './server-text.ts';

/** Where the error happened. `answered`: the head of the answer had come. */
export type Circumstances = {
  readonly server: string;
  readonly throughProxy: boolean;
  readonly answered: boolean;
};

type Reached = Extract<AppError, { code: 'unreachable' }>['reason'];
type Tls = Extract<AppError, { code: 'tls' }>['reason'];

const reached: Readonly<Record<string, Reached>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  ENETDOWN: 'no-route',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  UND_ERR_DESTROYED: 'reset',
  UND_ERR_PRX_CONN: 'proxy',
  UND_ERR_PRX_TLS: 'proxy',
  UND_ERR_ABORTED: 'proxy',
  UND_ERR_SOCKS5: 'proxy',
};

/** Node names OpenSSL's verification results by these codes (deps of `tls`, X509_V_ERR_*). */
const tls: Readonly<Record<string, Tls>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  CERT_SIGNATURE_FAILURE: 'unknown-authority',
  CERT_UNTRUSTED: 'unknown-authority',
  CERT_REJECTED: 'unknown-authority',
  INVALID_CA: 'unknown-authority',
  INVALID_PURPOSE: 'unknown-authority',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
  ERR_SSL_HTTP_REQUEST: 'not-tls',
  HPE_INVALID_CONSTANT: 'not-tls',
};

/** Turns a thrown network error into data; `undefined` where it is none (a bug, then). */
export function networkError(thrown: unknown, where: Circumstances): AppError | undefined {
  const codes = codesOf(thrown);
  if (codes.length === 0) return undefined;
  const has = (...wanted: string[]) => wanted.some((code) => codes.includes(code));
  const server = where.server;
  const detail = withDetail(messageOf(thrown));
  if (has('UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT')) {
    return { code: 'timed-out', what: server.slice(0, 200), seconds: CONNECT_TIMEOUT_MS / 1000 };
  }
  if (has('UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_EXCEEDED_MAX_SIZE', 'ERR_BUFFER_TOO_LARGE')) {
    return { code: 'bad-answer', reason: 'too-large' };
  }
  if (where.answered || has('UND_ERR_RES_CONTENT_LENGTH_MISMATCH')) {
    return { code: 'bad-answer', reason: 'cut-short' };
  }
  const trust = codes.map((code) => tls[code]).find((reason) => reason !== undefined);
  if (trust !== undefined) return { code: 'tls', server, reason: trust, ...detail };
  const alert = codes.find((code) => code.startsWith('ERR_SSL_'));
  if (alert !== undefined) {
    const ours = /CERTIFICATE|UNKNOWN_CA|BAD_CERT|ACCESS_DENIED/.test(alert);
    return { code: 'tls', server, reason: ours ? 'client-certificate' : 'other', ...detail };
  }
  if (codes.some((code) => code.startsWith('HPE_'))) {
    return { code: 'bad-answer', reason: 'unexpected' };
  }
  const known = codes.map((code) => reached[code]).find((reason) => reason !== undefined);
  if (known === undefined && !codes.some((code) => /^(?:E[A-Z]+|UND_ERR_|ERR_TLS_|ERR_SOCKS)/.test(code)))
    return undefined;
  // Through a proxy we never look up or dial the server ourselves.
  const reason = where.throughProxy && known !== 'reset' ? 'proxy' : (known ?? 'other');
  return { code: 'unreachable', server, reason, ...detail };
}

/** Longest wait for a TCP and TLS handshake, milliseconds. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** Codes of the error, of its causes and of the attempts it gathers; the outermost first. */
function codesOf(thrown: unknown, depth = 0): string[] {
  if (!(thrown instanceof Error) || depth > 4) return [];
  const own = 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : [];
  const attempts: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  return [...own, ...[thrown.cause, ...attempts].flatMap((inner) => codesOf(inner, depth + 1))];
}

function messageOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  return thrown.message === '' && thrown.cause instanceof Error ? thrown.cause.message : thrown.message;
}
