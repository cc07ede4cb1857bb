// Every call to one cluster as one user: client-node's APIs over our own transport.
import {
  ApisApi,
  AppsV1Api,
  AuthenticationV1Api,
  AuthorizationV1Api,
  CoreV1Api,
  CustomObjectsApi,
  RbacAuthorizationV1Api,
  ResponseContext,
  ServerConfiguration,
  VersionApi,
  createConfiguration,
  wrapHttpLibrary,
  type RequestContext,
} from '@kubernetes/client-node';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { ContextId } from '../../shared/ids.ts';
import { expired, facts, isObject, lowerCased, singleHeaders, success, unauthenticated } from './answers.ts';
import type { CallOptions, Reply } from './call.ts';
import type { ConnectionTarget, CredentialKind, Presented } from './connection-target.ts';
import { CallFailure } from './errors.ts';
import { impersonationHeaders } from './impersonation.ts';
import { networkError } from './network-errors.ts';
import { obeyingRetryAfter } from './throttling.ts';
import { Transport, type Incoming } from './transport.ts';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 16 * 1024 * 1024;
const USER_AGENT = 'token-desk';

/** client-node's generated APIs, as far as Token Desk needs them. */
export type Apis = {
  readonly core: CoreV1Api;
  readonly rbac: RbacAuthorizationV1Api;
  readonly authentication: AuthenticationV1Api;
  readonly authorization: AuthorizationV1Api;
  readonly apps: AppsV1Api;
  readonly custom: CustomObjectsApi;
  readonly groups: ApisApi;
  readonly version: VersionApi;
};

/** One server, one user, kept-alive connections. Close it when its context is gone. */
export class Connection {
  readonly #target: ConnectionTarget;
  /** Belongs to another connection, which closes it. */
  readonly #borrowed: Transport | undefined;
  #transport: Transport | undefined;
  /** Presents no certificate; for holders of tokens. */
  #bare: Transport | undefined;
  #closed = false;

  constructor(target: ConnectionTarget, borrowed?: Transport) {
    this.#target = target;
    this.#borrowed = borrowed;
    this.#transport = borrowed;
  }

  get contextId(): ContextId {
    return this.#target.contextId;
  }

  /** As in the kubeconfig, perhaps with a path; no slash at the end. */
  get server(): string {
    return this.#target.server;
  }

  get insecure(): 'no' | 'skip-verify' | 'plain-http' {
    if (this.#target.server.startsWith('http:')) return 'plain-http';
    return this.#target.trust.skipVerify ? 'skip-verify' : 'no';
  }

  /** How this connection signs in. */
  get user(): CredentialKind {
    return this.#target.credential.kind;
  }

  /** CA certificates that the kubeconfig names, PEM. */
  get ca(): string | undefined {
    return this.#target.trust.ca;
  }

  /**
   * Makes one call. `ask` uses a `…WithHttpInfo` method, once. Every failure of network, TLS, credential and server is
   * returned; a cancelled signal gives `cancelled`. After a 401 a credential that can be renewed is, and the call is
   * sent again.
   */
  async call<Value>(
    ask: (apis: Apis) => Promise<{ data: Value }>,
    options: CallOptions,
  ): Promise<Result<Reply<Value>>> {
    let answer: Incoming | undefined;
    const send = async (context: RequestContext) => {
      answer = await this.#send(context, options);
      const { headers, status, text } = answer;
      return new ResponseContext(status, singleHeaders(headers), {
        text: () => Promise.resolve(text),
        binary: () => Promise.resolve(Buffer.from(text)),
        stream: () => null,
      });
    };
    try {
      const { data } = await ask(this.#apis(send));
      if (answer === undefined) throw new Error('The call made no request');
      if (!isObject(data)) return failed({ code: 'bad-answer', reason: 'unexpected' });
      return ok({ value: data, ...facts(answer) });
    } catch (thrown) {
      if (thrown instanceof CallFailure) return thrown.failed;
      if (thrown instanceof SyntaxError) return failed({ code: 'bad-answer', reason: 'not-json' });
      // client-node's deserializer trips over JSON of a shape that it does not expect.
      if (answer !== undefined && thrown instanceof TypeError) {
        return failed({ code: 'bad-answer', reason: 'unexpected' });
      }
      throw thrown;
    }
  }

  /**
   * Watches `path` until something changes there; the path says from which version on. `ended`: the server ended the
   * watch, or does not let us. Nothing of what it sends is read.
   */
  async nextChange(path: string, signal: AbortSignal): Promise<'changed' | 'ended'> {
    const presented = await this.#target.credential.get(signal);
    if (!presented.ok || this.#closed || signal.aborted) return 'ended';
    try {
      const { status, bytes } = await this.#transportFor(presented.value).firstBytes({
        url: `${this.#target.server}${path}`,
        headers: this.#headers({}, {}, presented.value),
        signal,
      });
      return status === 200 && bytes ? 'changed' : 'ended';
    } catch {
      return 'ended';
    }
  }

  /**
   * The same server seen by the holder of `token` alone: no client certificate, no impersonation, so that the answer is
   * about the token (a certificate beside a rubbish token acts as the certificate). It ends with this connection, whose
   * kept-alive sockets it uses where they are without a certificate too.
   */
  withBearer(token: string): Connection {
    const { impersonation: _own, ...target } = this.#target;
    const presented = ok({ authorization: `Bearer ${token}` });
    const own = this.#transport;
    const bare =
      own !== undefined && own.certificate === undefined
        ? own
        : (this.#bare ??= new Transport(this.#target, undefined));
    return new Connection(
      { ...target, credential: { kind: 'token', get: () => Promise.resolve(presented) } },
      bare,
    );
  }

  /** Ends all connections; calls under way end as `cancelled`, later ones too. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#bare?.close();
    if (this.#transport !== this.#borrowed) await this.#transport?.close();
  }

  #apis(send: (context: RequestContext) => Promise<ResponseContext>): Apis {
    const configuration = createConfiguration({
      baseServer: new ServerConfiguration(this.#target.server, {}),
      httpApi: wrapHttpLibrary({ send }),
    });
    return {
      get core() {
        return new CoreV1Api(configuration);
      },
      get rbac() {
        return new RbacAuthorizationV1Api(configuration);
      },
      get authentication() {
        return new AuthenticationV1Api(configuration);
      },
      get authorization() {
        return new AuthorizationV1Api(configuration);
      },
      get apps() {
        return new AppsV1Api(configuration);
      },
      get custom() {
        return new CustomObjectsApi(configuration);
      },
      get groups() {
        return new ApisApi(configuration);
      },
      get version() {
        return new VersionApi(configuration);
      },
    };
  }

  /** Sends with the credential of the moment; once more with a fresh one after a 401. Throws only CallFailure. */
  async #send(context: RequestContext, options: CallOptions): Promise<Incoming> {
    const { credential } = this.#target;
    const presented = valueOf(await credential.get(options.signal));
    const first = await this.#patiently(context, options, presented);
    if (first.status !== 401) return success(first, context, options);
    const fresh = valueOf((await credential.refresh?.(presented, options.signal)) ?? ok(undefined));
    if (fresh === undefined) throw unauthenticated(first, context, options, presented);
    const second = await this.#patiently(context, options, fresh);
    if (second.status === 401) throw unauthenticated(second, context, options, fresh);
    return success(second, context, options);
  }

  #patiently(context: RequestContext, options: CallOptions, presented: Presented): Promise<Incoming> {
    return obeyingRetryAfter(() => this.#attempt(context, options, presented), options.signal);
  }

  async #attempt(context: RequestContext, options: CallOptions, presented: Presented): Promise<Incoming> {
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    const timeout = AbortSignal.timeout(timeoutMs);
    const body = context.getBody();
    let answered = false;
    if (this.#closed || options.signal.aborted) throw new CallFailure({ code: 'cancelled' });
    try {
      return await this.#transportFor(presented).send({
        // client-node's method names are the ones of HTTP.
        method: context.getHttpMethod(),
        url: context.getUrl(),
        headers: this.#headers(context.getHeaders(), options, presented),
        ...(typeof body === 'string' ? { body } : {}),
        signal: AbortSignal.any([options.signal, timeout]),
        maxBytes: options.maxBytes ?? MAX_BYTES,
        onAnswer: () => (answered = true),
      });
    } catch (thrown) {
      throw this.#failure(thrown, options.signal, timeout, { timeoutMs, answered, presented });
    }
  }

  #headers(
    generated: Record<string, string>,
    options: Pick<CallOptions, 'accept'>,
    presented: Presented,
  ): Record<string, string | readonly string[]> {
    const { impersonation, compression } = this.#target;
    return {
      ...lowerCased(generated),
      accept: options.accept ?? 'application/json',
      'user-agent': USER_AGENT,
      ...(compression ? { 'accept-encoding': 'gzip' } : {}),
      ...(presented.authorization === undefined ? {} : { authorization: presented.authorization }),
      ...(impersonation === undefined ? {} : impersonationHeaders(impersonation)),
    };
  }

  /** A transport presents one certificate; another certificate needs new connections. */
  #transportFor(presented: Presented): Transport {
    const current = this.#transport;
    if (current !== undefined && current.certificate?.certificate === presented.certificate?.certificate)
      return current;
    const next = new Transport(this.#target, presented.certificate);
    this.#transport = next;
    if (current !== this.#borrowed) void current?.finish();
    return next;
  }

  #failure(
    thrown: unknown,
    signal: AbortSignal,
    timeout: AbortSignal,
    { timeoutMs, answered, presented }: { timeoutMs: number; answered: boolean; presented: Presented },
  ): unknown {
    const { server, proxy } = this.#target;
    if (signal.aborted || this.#closed) return new CallFailure({ code: 'cancelled' });
    if (timeout.aborted) {
      return new CallFailure({ code: 'timed-out', what: server.slice(0, 200), seconds: timeoutMs / 1000 });
    }
    if (thrown instanceof CallFailure) return thrown;
    const error = networkError(thrown, {
      server: server.slice(0, 500),
      throughProxy: proxy !== undefined,
      answered,
    });
    if (error === undefined) return thrown;
    const expiredAt = expired(presented);
    const blamesUs = error.code === 'tls' && error.reason === 'client-certificate' && expiredAt !== undefined;
    return new CallFailure(
      blamesUs ? { code: 'unauthenticated', reason: 'certificate-expired', expiredAt } : error,
    );
  }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new CallFailure(result.error);
  return result.value;
}

export type { CallOptions, Reply } from './call.ts';
export type { CredentialKind } from './connection-target.ts';
