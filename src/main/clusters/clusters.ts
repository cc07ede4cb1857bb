// The service behind `clusters.*` and `files.*`: the catalog with what is learned of each cluster.
import { realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { PortalCloud, PortalPlace } from '../../shared/azure.ts';
import type { ClusterDetail, FileRow } from '../../shared/cluster.ts';
import type { ClusterId, ContextId, FileId } from '../../shared/ids.ts';
import type { Answer, Emit, Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Log } from '../log.ts';
import type { Environment } from '../ports.ts';
import { keptArc, readArc } from './arc.ts';
import { findTokenCapabilities, offerRoutes } from './capabilities.ts';
import type { Catalog } from './catalog.ts';
import { pageOfRows, type KeptTokens } from './cluster-rows.ts';
import type { ClusterStore } from './cluster-store.ts';
import type { Connections } from './connections.ts';
import type { ExecConsent } from './exec/consent.ts';
import { FileWatch } from './file-watch.ts';
import { clusterUid, whoAmI } from './identity.ts';
import { readBoundedFile } from './kubeconfig/read-file.ts';
import type { KnownContext } from './known-context.ts';
import { askPermissions } from './permissions.ts';
import { portalAddress } from './portal-address.ts';
import { Probe } from './probe.ts';

/** Files that the user may add. */
const FILES_LIMIT = 200;
/** Most ids in one event; more are told as `all`. */
const IDS_LIMIT = 200;

export type ClustersParts = {
  readonly catalog: Catalog;
  readonly store: ClusterStore;
  readonly connections: Pick<Connections, 'open'>;
  readonly consent: ExecConsent;
  readonly environment: () => Promise<Environment>;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  readonly keptTokens: () => ReadonlyMap<ClusterId, KeptTokens>;
  readonly portalCloud: () => PortalCloud;
  /** Where an administrator says that the cluster behind a server is. */
  readonly managedPlace: (server: string) => PortalPlace | undefined;
  readonly openExternal: (url: string) => Promise<Result<void>>;
  readonly addedFiles: () => readonly string[];
  readonly setAddedFiles: (paths: readonly string[]) => Promise<Result<void>>;
  /** Adds to the history; durable when it answers. */
  readonly record: (kind: 'consented' | 'portal-opened', contextId: ContextId) => Promise<Result<void>>;
};

export class Clusters {
  readonly #parts: ClustersParts;
  readonly #probe: Probe;
  readonly #watch: FileWatch;
  readonly #users = new Map<ContextId, string>();
  #started: Promise<void> | undefined;

  constructor(parts: ClustersParts) {
    this.#parts = parts;
    this.#probe = new Probe({
      clock: parts.clock,
      variables: async () => (await parts.environment()).variables,
      tell: (contextIds, probing) => this.#tell(contextIds, probing),
    });
    this.#watch = new FileWatch(() => void this.#reload());
  }

  /** Rows of the list. The first call reads the files and begins to probe; it does not wait for the answers. */
  async list(query: Parsed<'clusters.list'>): Promise<Result<Answer<'clusters.list'>>> {
    await this.#start();
    const { catalog, store } = this.#parts;
    const { contexts } = await catalog.content();
    return ok(
      pageOfRows(query, {
        contexts,
        clusters: store.all(),
        reach: (contextId) => this.#probe.reach(contextId),
        tokens: this.#parts.keptTokens(),
        label: (path) => catalog.label(path),
      }),
    );
  }

  /** Probes some contexts, or all. Answers at once; rows follow by event. */
  async probe(contextIds: readonly ContextId[] | undefined): Promise<Result<Record<string, never>>> {
    await this.#start();
    const { contexts } = await this.#parts.catalog.content();
    const wanted = new Set(contextIds);
    this.#probe.start(contexts.filter(({ contextId }) => contextIds === undefined || wanted.has(contextId)));
    return ok({});
  }

  /** Asks the server who we are and what we may do. An exec plugin may run, after consent. */
  async open(contextId: ContextId, job: Job): Promise<Result<ClusterDetail>> {
    await this.#start();
    const { catalog, connections, store, clock } = this.#parts;
    const context = await catalog.find(contextId);
    if (context === undefined) return failed({ code: 'not-found', kind: 'context', name: contextId });
    job.progress({
      done: 0,
      total: 2,
      step: context.credential.kind === 'exec' ? 'exec-plugin' : 'connecting',
    });
    const opened = await connections.open(contextId, { signal: job.signal, interactive: true });
    if (!opened.ok) return opened;
    const connection = opened.value;
    const user = await whoAmI(connection, job.signal);
    if (!user.ok) return user;
    if (user.value.known) this.#users.set(contextId, user.value.name);
    job.progress({ done: 1, total: 2, step: 'checking' });
    const namespace = context.entry.namespace === '' ? undefined : context.entry.namespace.slice(0, 63);
    const [uid, permissions, arc, capabilities] = await Promise.all([
      clusterUid(connection, job.signal),
      askPermissions(connection, namespace, job.signal),
      readArc(connection, job.signal),
      findTokenCapabilities(connection, job.signal),
    ]);
    if (job.signal.aborted) return failed({ code: 'cancelled' });
    const learned = await this.#learn(contextId, uid, arc);
    if (!learned.ok) return learned;
    const { clusterId } = learned.value;
    const place = this.#parts.managedPlace(context.evidence.server);
    if (place !== undefined) {
      const placed = await store.setPortal(clusterId, { ...store.portal(clusterId), ...place });
      if (!placed.ok) return placed;
    }
    const cap = store.lifetimeCap(clusterId);
    this.#tell([contextId]);
    return ok({
      contextId,
      clusterId,
      user: user.value,
      ...(uid === undefined ? {} : { uid }),
      permissions,
      routes: offerRoutes(capabilities, permissions),
      arc,
      portal: store.portal(clusterId),
      ...(cap === undefined ? {} : { lifetimeCapSeconds: cap }),
      openedAt: clock.now(),
    });
  }

  /** Agrees to one command for one context. */
  async agree(contextId: ContextId, digest: string): Promise<Result<Record<string, never>>> {
    if ((await this.#parts.catalog.find(contextId)) === undefined) {
      return failed({ code: 'not-found', kind: 'context', name: contextId });
    }
    const given = await this.#parts.consent.give(contextId, digest);
    const recorded = given.ok ? await this.#parts.record('consented', contextId) : given;
    return recorded.ok ? ok({}) : recorded;
  }

  /** The name that the cluster knows us by, once it was opened. */
  userOf(contextId: ContextId): string | undefined {
    return this.#users.get(contextId);
  }

  /** Opens the cluster's page in the Azure portal. */
  async openPortal(contextId: ContextId): Promise<Result<Record<string, never>>> {
    const { store, portalCloud, openExternal, record } = this.#parts;
    const kept = store.of(contextId);
    const arc = kept === undefined ? undefined : keptArc(store.arcJson(kept.clusterId));
    const filled = kept === undefined ? {} : store.portal(kept.clusterId);
    const address = portalAddress(arc, filled, portalCloud());
    if (!address.ok) return address;
    const opened = await openExternal(address.value);
    const recorded = opened.ok ? await record('portal-opened', contextId) : opened;
    return recorded.ok ? ok({}) : recorded;
  }

  /** Remembers what the user filled in for the cluster's page in the portal. */
  async setPortal(contextId: ContextId, portal: PortalPlace): Promise<Result<Record<string, never>>> {
    const kept = this.#parts.store.of(contextId);
    if (kept === undefined) return failed({ code: 'not-found', kind: 'context', name: contextId });
    const remembered = await this.#parts.store.setPortal(kept.clusterId, portal);
    if (!remembered.ok) return remembered;
    this.#tell([]);
    return ok({});
  }

  /** Files looked at. */
  async files(): Promise<{ files: FileRow[] }> {
    await this.#start();
    const rows = await this.#parts.catalog.rows();
    return { files: rows.slice(0, FILES_LIMIT) };
  }

  /** Adds files; each must be a regular file of at most 5 MB. One that cannot be used adds none. */
  async addFiles(paths: readonly string[]): Promise<Result<{ files: FileRow[] }>> {
    const checked: string[] = [];
    for (const path of paths) {
      const absolute = resolve(path);
      const readable = await readBoundedFile(absolute);
      if (!readable.ok) return readable;
      checked.push(absolute);
    }
    const all = [...new Set([...this.#parts.addedFiles(), ...checked])];
    if (all.length > FILES_LIMIT) return failed({ code: 'invalid', field: 'paths' });
    return this.#setFiles(all);
  }

  /** Takes an added file off the list. */
  async removeFile(fileId: FileId): Promise<Result<{ files: FileRow[] }>> {
    const path = this.#parts.catalog.pathOf(fileId);
    const added = this.#parts.addedFiles();
    if (path === undefined || !added.includes(path)) {
      return failed({ code: 'not-found', kind: 'file', name: fileId });
    }
    return this.#setFiles(added.filter((one) => one !== path));
  }

  /** Where the file dialog starts. */
  async startFolder(): Promise<string> {
    const { home } = await this.#parts.environment();
    return join(home, '.kube');
  }

  close(): void {
    this.#watch.close();
    this.#probe.close();
  }

  async #setFiles(paths: readonly string[]): Promise<Result<{ files: FileRow[] }>> {
    const set = await this.#parts.setAddedFiles(paths);
    if (!set.ok) return set;
    await this.#reload();
    return ok(await this.files());
  }

  #start(): Promise<void> {
    return (this.#started ??= this.#load());
  }

  async #load(): Promise<void> {
    const { contexts } = await this.#parts.catalog.content();
    await this.#sight(contexts);
    this.#probe.start(contexts);
  }

  async #reload(): Promise<void> {
    const { catalog } = this.#parts;
    const before = new Map(catalog.latest.contexts.map((context) => [context.contextId, context.evidence]));
    const { contexts } = await catalog.reload();
    await this.#sight(contexts);
    this.#tell([]);
    this.#probe.start(
      contexts.filter(({ contextId, evidence }) => {
        const old = before.get(contextId);
        return old?.server !== evidence.server || old.caDigest !== evidence.caDigest;
      }),
    );
  }

  async #sight(contexts: readonly KnownContext[]): Promise<void> {
    const sighted = await this.#parts.store.sight(contexts);
    if (!sighted.ok)
      this.#parts.log.warn('the clusters could not be remembered', { code: sighted.error.code });
    const paths = this.#parts.catalog.latest.files.map(({ path }) => path);
    const real = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
    await this.#watch.follow([...new Set([...paths, ...real])].filter((path) => dirname(path) !== path));
  }

  async #learn(
    contextId: ContextId,
    uid: string | undefined,
    arc: ClusterDetail['arc'],
  ): Promise<Result<{ clusterId: ClusterId }>> {
    const { store } = this.#parts;
    if (uid !== undefined) {
      const learned = await store.learnUid(contextId, uid);
      if (!learned.ok) return learned;
    }
    const kept = store.of(contextId);
    if (kept === undefined) return failed({ code: 'not-found', kind: 'context', name: contextId });
    const learned = await store.learnArc(kept.clusterId, arc);
    return learned.ok ? ok({ clusterId: kept.clusterId }) : learned;
  }

  #tell(contextIds: readonly ContextId[], probing = this.#probe.pending): void {
    this.#parts.emit('clusters.changed', {
      contextIds: contextIds.length > IDS_LIMIT ? [] : [...contextIds],
      probing,
    });
  }
}
