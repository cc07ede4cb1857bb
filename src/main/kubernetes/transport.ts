// One undici dispatcher to one server: keep-alive, no redirects, capped answers, TLS as kubectl checks it.
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  checkServerIdentity,
  getCACertificates,
  type ConnectionOptions,
  type PeerCertificate,
} from 'node:tls';
import { gunzip } from 'node:zlib';
import { Agent, ProxyAgent, request, type Dispatcher } from 'undici';
import type { ClientCertificate, ConnectionTarget } from './connection-target.ts';
import { CallFailure } from './errors.ts';
import { CONNECT_TIMEOUT_MS } from './network-errors.ts';

/** Idle connections close after this, well before common load balancers drop them silently. */
const KEEP_ALIVE_MS = 30_000;
/** Connections to one server at most. */
const CONNECTIONS = 6;

const unzip = promisify(gunzip);

export type Outgoing = {
  readonly method: Dispatcher.HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Longest answer after unpacking, bytes. */
  readonly maxBytes: number;
  /** Called when the head of the answer has come. */
  readonly onAnswer: () => void;
};

export type Incoming = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** Sends requests over kept-alive connections, presenting one client certificate or none. */
export class Transport {
  readonly certificate: ClientCertificate | undefined;
  readonly #dispatcher: Dispatcher;

  constructor(target: Pick<ConnectionTarget, 'trust' | 'proxy'>, certificate: ClientCertificate | undefined) {
    this.certificate = certificate;
    this.#dispatcher = dispatcher(target, certificate);
  }

  /** Sends one request. Any status is an answer; throws what undici throws, or a CallFailure for an answer too large. */
  async send(outgoing: Outgoing): Promise<Incoming> {
    const { method, url, body, signal } = outgoing;
    const asked = request(url, {
      method,
      headers: flat(outgoing.headers),
      signal,
      dispatcher: this.#dispatcher,
      ...(body === undefined ? {} : { body }),
    });
    const answer = await orAborted(asked, signal);
    outgoing.onAnswer();
    const packed = await collect(answer.body, outgoing.maxBytes);
    // undici frees the connection a moment after the last byte; a call that follows at once would open another.
    await setImmediate();
    const bytes =
      answer.headers['content-encoding'] === 'gzip' ? await unpack(packed, outgoing.maxBytes) : packed;
    return { status: answer.statusCode, headers: answer.headers, text: bytes.toString('utf8') };
  }

  /**
   * Sends a request and waits for the first bytes of its answer, then drops it: of a watch, one change is enough.
   * `bytes` is false where the server ended the answer before. Throws what undici throws.
   */
  async firstBytes(outgoing: Pick<Outgoing, 'url' | 'headers' | 'signal'>): Promise<{
    readonly status: number;
    readonly bytes: boolean;
  }> {
    const { url, headers, signal } = outgoing;
    const asked = request(url, {
      method: 'GET',
      headers: flat(headers),
      signal,
      dispatcher: this.#dispatcher,
    });
    const { statusCode: status, body } = await orAborted(asked, signal);
    // Leaving the loop ends the stream. undici types the chunks of a body as `any`; they are Buffers.
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (chunk.length > 0) return { status, bytes: true };
    }
    return { status, bytes: false };
  }

  /** Ends when the calls under way have ended; takes no new ones. */
  finish(): Promise<void> {
    return this.#dispatcher.close();
  }

  /** Ends all connections at once; calls under way fail. */
  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }
}

/** Names and values in turn, as undici takes several of one name. */
function flat(headers: Outgoing['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).flatMap((one) => [name, one]),
  );
}

function dispatcher(
  { trust, proxy }: Pick<ConnectionTarget, 'trust' | 'proxy'>,
  certificate: ClientCertificate | undefined,
): Dispatcher {
  const checks = {
    ca: trust.ca ?? systemRoots(),
    // Written out, because NODE_TLS_REJECT_UNAUTHORIZED only changes the default.
    rejectUnauthorized: !trust.skipVerify,
    allowPartialTrustChain: true,
    checkServerIdentity: (host: string, peer: PeerCertificate) =>
      // Go knows no Common Name since 1.15; Node still falls back to it.
      checkServerIdentity(
        host,
        peer.subjectaltname === undefined ? { ...peer, subjectaltname: 'DNS:' } : peer,
      ),
  } satisfies ConnectionOptions;
  const connect = {
    ...checks,
    ...(trust.serverName === undefined ? {} : { servername: trust.serverName }),
    ...(certificate === undefined ? {} : { cert: certificate.certificate, key: certificate.key }),
    allowH2: false,
  };
  const common = {
    connections: CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    // The call's own time-out covers both.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  };
  if (proxy === undefined)
    return new Agent({ ...common, connect: { ...connect, timeout: CONNECT_TIMEOUT_MS } });
  const toProxy = proxy.startsWith('https:') ? { proxyTls: { ...checks, allowH2: false } } : {};
  return new ProxyAgent({ ...common, uri: proxy, requestTls: connect, ...toProxy });
}

/** undici looks at the signal only once it is connected; a handshake that hangs must end with it too. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new Error('The call was ended'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function collect(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // undici types the chunks of a body as `any`; without an encoding they are Buffers.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new CallFailure({ code: 'bad-answer', reason: 'too-large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(packed: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await unzip(packed, { maxOutputLength: maxBytes });
  } catch (thrown) {
    const tooLarge = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE';
    throw new CallFailure({ code: 'bad-answer', reason: tooLarge ? 'too-large' : 'cut-short' });
  }
}

/** The system's roots, read once; SSL_CERT_FILE is honoured by OpenSSL. */
const systemRoots = (() => {
  let roots: string[] | undefined;
  return () => (roots ??= getCACertificates('system'));
})();
