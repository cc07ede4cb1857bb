// A TLS proxy in front of an API server that does to each request what a test tells it to.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClusterAccess } from '../control-plane/cluster-access.ts';
import type { Fault, Predicate, PresentedCertificate, SeenRequest } from './faults.ts';
import { OtherOrigin } from './other-origin.ts';
import { sendGarbage, sendHugeBody, sendStatus } from './own-answers.ts';
import { makeCertificate } from './presented-certificates.ts';
import { seenRequest } from './seen-request.ts';
import { Upstream } from './upstream.ts';

interface Rule {
  readonly matches: Predicate;
  readonly fault: Fault;
  left: number;
}

/** A request as the proxy saw it. */
export interface ProxiedRequest extends SeenRequest {
  readonly fault: Fault['kind'];
  /** Whether the client went away before it had an answer. */
  hungUp: boolean;
}

/** A running proxy. Without rules it passes everything. It lives in the test's own process. */
export class FaultProxy {
  /** Every request in order. */
  readonly requests: ProxiedRequest[] = [];
  /** Where redirects lead. */
  readonly otherOrigin: OtherOrigin;
  readonly #access: ClusterAccess;
  readonly #server: Server;
  readonly #upstream: Upstream;
  /** By the client's port: only the TCP socket under the TLS socket can send a reset. */
  readonly #tcpSockets = new Map<number, Socket>();
  #rules: Rule[] = [];
  #presented: PresentedCertificate = 'good';

  constructor(access: ClusterAccess, server: Server, otherOrigin: OtherOrigin) {
    this.#access = access;
    this.#server = server;
    this.otherOrigin = otherOrigin;
    this.#upstream = new Upstream(access.url, access.caPem);
    server.on('connection', (socket: Socket) => this.#tcpSockets.set(socket.remotePort ?? 0, socket));
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  /** For example `https://127.0.0.1:41234`; give it as `server` to `access.kubeconfig`, with `auth: 'token'`. */
  get url(): string {
    // A server that listens on TCP has an AddressInfo.
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on requests that match get the fault, `times` of them at most. The newest rule that matches wins. */
  when(matches: Predicate, fault: Fault, { times = Infinity }: { times?: number } = {}): void {
    this.#rules.unshift({ matches, fault, left: times });
  }

  /** Forgets all rules and records, and shows the good certificate again if it does not. */
  async clear(): Promise<void> {
    this.#rules = [];
    this.requests.length = 0;
    this.otherOrigin.requests.length = 0;
    if (this.#presented !== 'good') await this.present('good');
  }

  /** Shows another certificate to new connections and closes the present ones. */
  async present(kind: PresentedCertificate): Promise<void> {
    const { certPem: cert, keyPem: key } = await makeCertificate(this.#access, kind);
    this.#presented = kind;
    this.#server.setSecureContext({ cert, key });
    this.#server.closeAllConnections();
  }

  /** Closes the proxy and all its connections. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#upstream.close();
    await Promise.all([
      once(this.#server, 'close', { signal: AbortSignal.timeout(5000) }),
      this.otherOrigin.stop(),
    ]);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = seenRequest(request);
    const fault = this.#faultFor(seen);
    const record: ProxiedRequest = { ...seen, fault: fault.kind, hungUp: false };
    this.requests.push(record);
    let broken = fault.kind === 'reset' || fault.kind === 'drop-mid-answer';
    response.once('close', () => {
      record.hungUp = !broken && !response.writableFinished;
    });
    try {
      await this.#apply(fault, request, response);
    } catch {
      // Either the client has gone, or the API server is not there: in both cases there is no answer.
      broken = true;
      response.destroy();
    }
  }

  #faultFor(request: SeenRequest): Fault {
    const rule = this.#rules.find(({ left, matches }) => left > 0 && matches(request));
    if (rule === undefined) return { kind: 'pass' };
    rule.left -= 1;
    return rule.fault;
  }

  async #apply(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (fault.kind) {
      case 'pass':
        return this.#upstream.pass(request, response);
      case 'delay':
        await wait(fault.ms, undefined, { ref: false });
        return this.#upstream.pass(request, response);
      case 'first':
        await fault.action();
        return this.#upstream.pass(request, response);
      case 'never-answer':
        return;
      case 'reset':
        this.#tcpSockets.get(request.socket.remotePort ?? 0)?.resetAndDestroy();
        return;
      case 'status':
        sendStatus(response, fault.code, fault.retryAfter);
        return;
      case 'drop-mid-answer':
        return this.#upstream.passHalf(request, response);
      case 'warning':
        return this.#upstream.pass(request, response, { warning: `299 - "${fault.text}"` });
      case 'redirect':
        response
          .writeHead(fault.code ?? 307, { location: `${this.otherOrigin.url}${request.url ?? ''}` })
          .end();
        return;
      case 'huge-body':
        return sendHugeBody(response, fault.bytes);
      case 'garbage-body':
        sendGarbage(response);
        return;
    }
  }
}

/** Starts a proxy in front of a control plane, with a certificate of its authority. Takes about 0.1 s. */
export async function startFaultProxy(access: ClusterAccess): Promise<FaultProxy> {
  const { certPem: cert, keyPem: key, ...files } = await makeCertificate(access, 'good');
  const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening', { signal: AbortSignal.timeout(5000) });
  const otherOrigin = await OtherOrigin.start({ certPem: cert, keyPem: key, ...files });
  return new FaultProxy(access, server, otherOrigin);
}

/** Matches every request. */
export const everyRequest: Predicate = () => true;

/** Matches a method and a part of the path, for example `requestTo('POST', '/token')`. */
export function requestTo(method: string, part: string): Predicate {
  return (request) => request.method === method && request.path.includes(part);
}
