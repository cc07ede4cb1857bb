// Asks servers whether they are there: TLS and /version, without credentials and without starting a process.
import type { Reach } from '../../shared/cluster.ts';
import type { ContextId } from '../../shared/ids.ts';
import { ok, type AppError } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { CredentialSource } from '../kubernetes/connection-target.ts';
import type { Variables } from '../kubernetes/proxy.ts';
import { isRancher } from '../kubernetes/rancher.ts';
import { distributionOf } from './distribution.ts';
import { loadMaterial } from './kubeconfig/material.ts';
import type { ResolvedContext } from './kubeconfig/resolve.ts';
import type { KnownContext } from './known-context.ts';
import { connectionTarget } from './target.ts';

const AT_ONCE = 8;
const LIMIT_MS = 5000;
/** Answers are told together, at most this often, milliseconds. */
const TELL_EVERY_MS = 100;

export type ProbeParts = {
  readonly clock: Clock;
  readonly variables: () => Promise<Variables>;
  /** Rows that changed, and how many probes are still to come. */
  readonly tell: (contextIds: readonly ContextId[], probing: number) => void;
};

const nobody: CredentialSource = { kind: 'none', get: () => Promise.resolve(ok({})) };

/** Keeps what is known about the reach of every context. Contexts with the same server and trust share one probe. */
export class Probe {
  readonly #parts: ProbeParts;
  readonly #reach = new Map<ContextId, Reach>();
  readonly #waiting = new Map<string, KnownContext[]>();
  readonly #end = new AbortController();
  readonly #changed = new Set<ContextId>();
  #running = 0;
  #telling: NodeJS.Timeout | undefined;

  constructor(parts: ProbeParts) {
    this.#parts = parts;
  }

  reach(contextId: ContextId): Reach {
    return this.#reach.get(contextId) ?? { state: 'unknown' };
  }

  /** Probes under way or waiting. */
  get pending(): number {
    return this.#running + this.#waiting.size;
  }

  /** Probes these contexts; answers at once. One that cannot be connected to at all is left out. */
  start(contexts: readonly KnownContext[]): void {
    for (const context of contexts) {
      if (!context.resolved.ok || context.server === '' || this.reach(context.contextId).state === 'probing')
        continue;
      const key = keyOf(context.resolved.value, context);
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), context]);
      this.#set(context, { state: 'probing' });
    }
    this.#next();
  }

  close(): void {
    this.#end.abort();
    this.#waiting.clear();
    clearTimeout(this.#telling);
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      const [first] = this.#waiting;
      if (first === undefined) return;
      const [key, contexts] = first;
      this.#waiting.delete(key);
      this.#running += 1;
      void this.#probe(contexts).finally(() => {
        this.#running -= 1;
        this.#tellSoon();
        this.#next();
      });
    }
  }

  async #probe(contexts: readonly KnownContext[]): Promise<void> {
    const [first] = contexts;
    if (first?.resolved.ok !== true) return;
    const reach = await this.#ask(first, first.resolved.value);
    if (this.#end.signal.aborted) return;
    for (const context of contexts) this.#set(context, reach);
  }

  async #ask(context: KnownContext, resolved: ResolvedContext): Promise<Reach> {
    const { clock } = this.#parts;
    const material = await loadMaterial(resolved);
    if (!material.ok) return { state: 'unreachable', at: clock.now(), error: material.error };
    const { ca } = material.value;
    const target = connectionTarget(
      context.contextId,
      resolved,
      ca === undefined ? {} : { ca },
      nobody,
      await this.#parts.variables(),
    );
    // Who nobody acts for is not asked either.
    const { impersonation: _nobody, ...plain } = target;
    // Loaded here, so that the list is there before Kubernetes code is.
    const { Connection } = await import('../kubernetes/connection.ts');
    const connection = new Connection(plain);
    const started = performance.now();
    try {
      const reply = await connection.call((apis) => apis.version.getCodeWithHttpInfo(), {
        signal: this.#end.signal,
        timeoutMs: LIMIT_MS,
        maxBytes: 64 * 1024,
      });
      const at = clock.now();
      if (!reply.ok && !isThere(reply.error)) {
        return { state: 'unreachable', at, error: reply.error };
      }
      const version = reply.ok ? versionOf(reply.value.value.gitVersion) : undefined;
      return {
        state: 'reachable',
        at,
        latencyMs: Math.round(performance.now() - started),
        ...(version === undefined ? {} : { version, distribution: distributionOf(version, target.server) }),
        rancher: isRancher(target.server),
      };
    } finally {
      await connection.close();
    }
  }

  #set(context: KnownContext, reach: Reach): void {
    this.#reach.set(context.contextId, reach);
    this.#changed.add(context.contextId);
    this.#tellSoon();
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const changed = [...this.#changed];
      this.#changed.clear();
      this.#parts.tell(changed, this.pending);
    }, TELL_EVERY_MS);
  }
}

/** A server that refuses strangers is there; one that wants a client certificate from everybody too. */
function isThere(error: AppError): boolean {
  if (error.code === 'tls') return error.reason === 'client-certificate';
  return error.code === 'unauthenticated' || error.code === 'forbidden';
}

/** What a stranger's server calls its version may be anything. */
function versionOf(gitVersion: unknown): string | undefined {
  return typeof gitVersion === 'string' && gitVersion !== '' ? gitVersion.slice(0, 100) : undefined;
}

function keyOf({ cluster }: ResolvedContext, { evidence }: KnownContext): string {
  const { skipVerify, tlsServerName, proxyUrl } = cluster;
  return JSON.stringify([evidence.server, evidence.caDigest, skipVerify, tlsServerName, proxyUrl]);
}
