// One connection for each context, made when it is first needed and again when its configuration has changed.
import { createHash } from 'node:crypto';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import { Connection } from '../kubernetes/connection.ts';
import type { CredentialSource } from '../kubernetes/connection-target.ts';
import { environmentProxy } from '../kubernetes/proxy.ts';
import type { Environment } from '../ports.ts';
import type { Catalog } from './catalog.ts';
import type { ClusterStore } from './cluster-store.ts';
import { findCommand, type FoundCommand } from './exec/command.ts';
import type { ExecConsent } from './exec/consent.ts';
import { ExecCredential } from './exec/credential.ts';
import { execInfo } from './exec/credential-answer.ts';
import { kubercAllows } from './exec/kuberc.ts';
import { loadMaterial, type Material } from './kubeconfig/material.ts';
import type { ResolvedContext } from './kubeconfig/resolve.ts';
import { staticCredential } from './static-credential.ts';
import { connectionTarget } from './target.ts';

export type ConnectionParts = {
  readonly catalog: Catalog;
  readonly store: ClusterStore;
  readonly consent: ExecConsent;
  readonly environment: () => Promise<Environment>;
  readonly clock: Clock;
};

export type OpenOptions = {
  readonly signal: AbortSignal;
  /** The user opens this cluster now: an exec plugin may run, after consent. */
  readonly interactive: boolean;
};

type Opened = {
  readonly connection: Connection;
  readonly fingerprint: string;
  /** An exec plugin runs only in clusters that the user has opened. */
  opened: boolean;
};

export class Connections {
  readonly #parts: ConnectionParts;
  readonly #opened = new Map<ContextId, Opened>();
  readonly #all = new Set<Connection>();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  /**
   * The connection of a context. Sends nothing yet, except that an exec plugin runs when the user opens the cluster;
   * else a context with a plugin is refused (`exec-not-allowed`) until that happened. Fails as kubectl would refuse it.
   */
  async open(contextId: ContextId, options: OpenOptions): Promise<Result<Connection>> {
    const { catalog, environment } = this.#parts;
    const known = await catalog.find(contextId);
    if (known === undefined) return failed({ code: 'not-found', kind: 'context', name: contextId });
    const { resolved } = known;
    if (!resolved.ok) return resolved;
    const material = await loadMaterial(resolved.value);
    if (!material.ok) return material;
    const found = this.#find(contextId, resolved.value, material.value, await environment());
    if (resolved.value.credential !== 'exec') return ok(found.connection);
    const ready = await this.#readyToRun(contextId, resolved.value, found, options);
    return ready.ok ? ok(found.connection) : ready;
  }

  /** The cluster of a context, and the name it goes by. */
  clusterOf(contextId: ContextId): { readonly clusterId: ClusterId; readonly name: string } | undefined {
    const kept = this.#parts.store.of(contextId);
    if (kept === undefined) return undefined;
    const name = this.#parts.catalog.latest.contexts.find((one) => one.contextId === contextId)?.name;
    return { clusterId: kept.clusterId, name: name ?? kept.name };
  }

  /** Ends all connections; calls under way end as cancelled. */
  async close(): Promise<void> {
    const all = [...this.#all];
    this.#all.clear();
    this.#opened.clear();
    await Promise.all(all.map((connection) => connection.close()));
  }

  #find(
    contextId: ContextId,
    resolved: ResolvedContext,
    material: Material,
    environment: Environment,
  ): Opened {
    const fingerprint = fingerprintOf(resolved, material);
    const current = this.#opened.get(contextId);
    if (current?.fingerprint === fingerprint) return current;
    const { variables } = environment;
    const credential = this.#credential(contextId, resolved, material, environment);
    const connection = new Connection(connectionTarget(contextId, resolved, material, credential, variables));
    const opened = { connection, fingerprint, opened: false };
    // The former connection is left to calls that still use it; its idle sockets close by themselves.
    this.#opened.set(contextId, opened);
    this.#all.add(connection);
    return opened;
  }

  #credential(
    contextId: ContextId,
    resolved: ResolvedContext,
    material: Material,
    { home, variables }: Environment,
  ): CredentialSource {
    const { exec } = resolved.user;
    if (resolved.credential !== 'exec' || exec === undefined) return staticCredential(resolved, material);
    const { proxyUrl } = resolved.cluster;
    const proxy = proxyUrl === '' ? environmentProxy(resolved.address.url, variables) : proxyUrl;
    return new ExecCredential({
      exec,
      info: execInfo(exec, resolved, material, proxy),
      variables,
      home,
      clock: this.#parts.clock,
      permit: (found) => this.#permit(contextId, found, { home, variables }),
    });
  }

  async #readyToRun(
    contextId: ContextId,
    resolved: ResolvedContext,
    found: Opened,
    { interactive }: OpenOptions,
  ): Promise<Result<void>> {
    if (found.opened) return ok(undefined);
    const { exec } = resolved.user;
    if (exec === undefined) return ok(undefined);
    const environment = await this.#parts.environment();
    const command = await findCommand(exec, environment.variables);
    if (!command.ok) return command;
    if (!interactive) {
      return failed({ code: 'exec-not-allowed', reason: 'no-consent', request: command.value.request });
    }
    const permitted = await this.#permit(contextId, command.value, environment);
    if (permitted.ok) found.opened = true;
    return permitted;
  }

  async #permit(
    contextId: ContextId,
    { file, request }: FoundCommand,
    surroundings: Pick<Environment, 'home' | 'variables'>,
  ): Promise<Result<void>> {
    if (!(await kubercAllows({ command: request.command, file }, surroundings))) {
      return failed({ code: 'exec-not-allowed', reason: 'policy', request });
    }
    return this.#parts.consent.has(contextId, request.digest)
      ? ok(undefined)
      : failed({ code: 'exec-not-allowed', reason: 'no-consent', request });
  }
}

/** Tells whether a configuration is still the one of a connection; one-way, since it is made of secrets too. */
function fingerprintOf({ address, cluster, user }: ResolvedContext, material: Material): string {
  const { origin: _cluster, ...clusterFields } = cluster;
  const { origin: _user, ...userFields } = user;
  return createHash('sha256')
    .update(JSON.stringify([address, clusterFields, userFields, material]))
    .digest('hex');
}
