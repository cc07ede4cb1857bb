// Which context belongs to which cluster, and what was learned of each: kept in the database, so that it is known offline.
import { randomUUID } from 'node:crypto';
import { PortalPlace } from '../../shared/azure.ts';
import type { Arc } from '../../shared/cluster.ts';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../storage/database.ts';
import type { Evidence } from './known-context.ts';
import { isWhole } from './portal-address.ts';

/** What is kept of a cluster. */
export type KeptCluster = {
  readonly clusterId: ClusterId;
  readonly name: string;
  readonly uid: string | undefined;
  /** Also `yes` where the user filled in the whole of its place in the portal. */
  readonly arc: 'yes' | 'no' | 'unknown';
};

/** A context as far as its cluster is concerned. */
export type Sighting = { readonly contextId: ContextId; readonly name: string; readonly evidence: Evidence };

type Row = {
  readonly id: ClusterId;
  readonly name: string;
  readonly server: string;
  readonly ca_digest: string;
  readonly uid: string | null;
  readonly arc: 'yes' | 'no' | 'unknown';
  readonly portal_json: string | null;
};

const COLUMNS = 'c.id, c.name, c.server, c.ca_digest, c.uid, c.arc, c.portal_json';

export class ClusterStore {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The cluster of each context that was ever seen. */
  all(): ReadonlyMap<ContextId, KeptCluster> {
    const rows = this.#database.read<Row & { readonly context_id: ContextId }>(
      `SELECT x.context_id, ${COLUMNS} FROM cluster_context x JOIN cluster c ON c.id = x.cluster_id`,
    );
    return new Map(rows.map((row) => [row.context_id, kept(row)]));
  }

  /** The cluster of one context. */
  of(contextId: ContextId): KeptCluster | undefined {
    const [row] = this.#database.read<Row>(
      `SELECT ${COLUMNS} FROM cluster_context x JOIN cluster c ON c.id = x.cluster_id WHERE x.context_id = ?`,
      contextId,
    );
    return row === undefined ? undefined : kept(row);
  }

  /**
   * Gives every context a cluster. One that was seen keeps its cluster while the CA, or without a CA the address, is
   * the same: contexts get renamed and servers move. Others with the same address and CA share one cluster.
   */
  sight(sightings: readonly Sighting[]): Promise<Result<void>> {
    if (this.#nothingNew(sightings)) return Promise.resolve(ok(undefined));
    return this.#database.write((tx) => {
      for (const sighting of sightings) this.#sightOne(tx, sighting);
    });
  }

  /**
   * Remembers the UID of kube-system. A cluster that is known under this UID at the same address is the same one, also
   * when its CA has changed; a context that now leads to another UID leads to another cluster.
   */
  learnUid(contextId: ContextId, uid: string): Promise<Result<void>> {
    return this.#database.write((tx) => {
      const [row] = tx.read<Row>(
        `SELECT ${COLUMNS} FROM cluster_context x JOIN cluster c ON c.id = x.cluster_id WHERE x.context_id = ?`,
        contextId,
      );
      if (row === undefined || row.uid === uid) return;
      const [known] = tx.read<Row>(
        `SELECT ${COLUMNS} FROM cluster c WHERE c.uid = ? AND c.server = ? ORDER BY c.first_seen`,
        ...[uid, row.server],
      );
      if (known !== undefined) this.#link(tx, contextId, known.id);
      else if (row.uid === null) tx.run('UPDATE cluster SET uid = ? WHERE id = ?', uid, row.id);
      else this.#link(tx, contextId, this.#insert(tx, row.name, row.server, row.ca_digest, uid));
    });
  }

  /** Remembers whether a cluster is connected to Azure Arc. */
  learnArc(clusterId: ClusterId, arc: Arc): Promise<Result<void>> {
    const answer =
      arc.state === 'connected' || arc.state === 'incomplete'
        ? 'yes'
        : arc.state === 'not-arc'
          ? 'no'
          : undefined;
    if (answer === undefined) return Promise.resolve(ok(undefined));
    return this.#database.write((tx) => {
      tx.run(
        'UPDATE cluster SET arc = ?, arc_json = ?, last_seen = ? WHERE id = ?',
        ...[answer, JSON.stringify(arc), this.#clock.now(), clusterId],
      );
    });
  }

  /** The Azure Arc details that were last read, as JSON. */
  arcJson(clusterId: ClusterId): string | undefined {
    const [row] = this.#database.read<{ arc_json: string | null }>(
      'SELECT arc_json FROM cluster WHERE id = ?',
      clusterId,
    );
    return row?.arc_json ?? undefined;
  }

  /** What the user filled in for the cluster's page in the portal. */
  portal(clusterId: ClusterId): PortalPlace {
    const [row] = this.#database.read<{ portal_json: string | null }>(
      'SELECT portal_json FROM cluster WHERE id = ?',
      clusterId,
    );
    return placeOf(row?.portal_json ?? null);
  }

  /** Remembers what the user filled in, in place of what was remembered before. */
  setPortal(clusterId: ClusterId, portal: PortalPlace): Promise<Result<void>> {
    return this.#database.write((tx) => {
      tx.run('UPDATE cluster SET portal_json = ? WHERE id = ?', JSON.stringify(portal), clusterId);
    });
  }

  /** Longest lifetime that this cluster was seen to grant, seconds. */
  lifetimeCap(clusterId: ClusterId): number | undefined {
    const [row] = this.#database.read<{ seconds: number | null }>(
      'SELECT lifetime_cap_seconds AS seconds FROM cluster WHERE id = ?',
      clusterId,
    );
    return row?.seconds ?? undefined;
  }

  #nothingNew(sightings: readonly Sighting[]): boolean {
    const rows = this.#database.read<Row & { readonly context_id: ContextId }>(
      `SELECT x.context_id, ${COLUMNS} FROM cluster_context x JOIN cluster c ON c.id = x.cluster_id`,
    );
    const known = new Map(rows.map((row) => [row.context_id, row]));
    return sightings.every(({ contextId, evidence }) => {
      const row = known.get(contextId);
      return row?.server === evidence.server && row.ca_digest === evidence.caDigest;
    });
  }

  #sightOne(tx: Tx, { contextId, name, evidence: { server, caDigest } }: Sighting): void {
    const [current] = tx.read<Row>(
      `SELECT ${COLUMNS} FROM cluster_context x JOIN cluster c ON c.id = x.cluster_id WHERE x.context_id = ?`,
      contextId,
    );
    if (current?.server === server && current.ca_digest === caDigest) return;
    const [same] = tx.read<Row>(
      `SELECT ${COLUMNS} FROM cluster c WHERE c.server = ? AND c.ca_digest = ? ORDER BY c.last_seen DESC`,
      ...[server, caDigest],
    );
    const moved = current !== undefined && caDigest !== '' && current.ca_digest === caDigest;
    if (same !== undefined) this.#link(tx, contextId, same.id);
    else if (moved) tx.run('UPDATE cluster SET server = ? WHERE id = ?', server, current.id);
    else this.#link(tx, contextId, this.#insert(tx, name, server, caDigest, null));
  }

  #insert(tx: Tx, name: string, server: string, caDigest: string, uid: string | null): ClusterId {
    // A fresh UUID is what the brand asks for.
    const id = randomUUID() as ClusterId;
    const now = this.#clock.now();
    tx.run(
      'INSERT INTO cluster (id, name, server, ca_digest, uid, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[id, name, server, caDigest, uid, now, now],
    );
    return id;
  }

  #link(tx: Tx, contextId: ContextId, clusterId: ClusterId): void {
    tx.run(
      'INSERT INTO cluster_context VALUES (?, ?) ON CONFLICT (context_id) DO UPDATE SET cluster_id = excluded.cluster_id',
      ...[contextId, clusterId],
    );
  }
}

function kept(row: Row): KeptCluster {
  const arc = isWhole(placeOf(row.portal_json)) ? 'yes' : row.arc;
  return { clusterId: row.id, name: row.name, uid: row.uid ?? undefined, arc };
}

function placeOf(json: string | null): PortalPlace {
  const parsed = PortalPlace.safeParse(json === null ? {} : JSON.parse(json));
  return parsed.success ? parsed.data : {};
}
