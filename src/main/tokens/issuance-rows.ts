// The rows of the issuance table: written inside a transaction, read as the window sees them.
import type { ClusterId, ContextId, IssuanceId } from '../../shared/ids.ts';
import type { Grant, TokenRow } from '../../shared/issuance.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { RoleChoice, Scope } from '../../shared/role.ts';
import type { IssuanceState, Keep, Route, TokenStanding } from '../../shared/token.ts';
import type { Parameter, Tx } from '../storage/database.ts';
import { statesBefore } from './issuance-state.ts';

/** What is known of an issuance before anything is created. */
export type NewIssuance = {
  readonly id: IssuanceId;
  readonly keep: Keep;
  readonly startedAt: number;
  readonly clusterId: ClusterId;
  readonly clusterName: string;
  readonly contextId: ContextId;
  readonly namespace: string;
  readonly accountName: string;
  readonly route: Route;
  readonly role: RoleChoice;
  readonly scope: Scope;
  readonly escalates: boolean;
  readonly requestedSeconds?: number | undefined;
  readonly reason?: string | undefined;
  readonly boundSecret?: string | undefined;
  /** Name of the Secret that holds the token. */
  readonly tokenSecret?: string | undefined;
  /** Audiences that are asked for; empty: the server's own. */
  readonly audiences: readonly string[];
  /** The issuance that this one takes the place of. */
  readonly renews?: IssuanceId | undefined;
  /** Objects that the set-up will make, in order. */
  readonly planned: readonly ObjectRef[];
};

/** A row as the table has it. */
export type IssuanceRecord = {
  readonly id: IssuanceId;
  readonly state: IssuanceState;
  readonly keep: Keep;
  readonly owner: string;
  readonly cluster_id: ClusterId;
  readonly cluster_name: string;
  readonly context_id: ContextId;
  readonly namespace: string;
  readonly account_name: string;
  readonly route: Route;
  readonly role_json: string;
  readonly scope_json: string;
  readonly escalates: number;
  readonly requested_seconds: number | null;
  readonly reason: string | null;
  readonly bound_secret: string | null;
  readonly planned_json: string;
  readonly grant_json: string | null;
  readonly last_copied_at: number | null;
  readonly cluster_left: number;
  readonly entry_left: number;
  readonly audiences_json: string;
  readonly account_uid: string | null;
  readonly secret_uid: string | null;
  readonly token_secret: string | null;
  readonly standing: TokenStanding | null;
  readonly standing_at: number | null;
  readonly last_used_on: string | null;
  readonly revoked_at: number | null;
  readonly state_before: IssuanceState | null;
  readonly renews: IssuanceId | null;
  readonly expires_at: number | null;
};

/** Adds a row in state `issuing`, owned by the process with this lease. */
export function insertIssuing(tx: Tx, issuance: NewIssuance, owner: string): void {
  const columns: Readonly<Record<string, Parameter>> = {
    id: issuance.id,
    state: 'issuing',
    keep: issuance.keep,
    owner,
    started_at: issuance.startedAt,
    cluster_id: issuance.clusterId,
    cluster_name: issuance.clusterName,
    context_id: issuance.contextId,
    namespace: issuance.namespace,
    account_name: issuance.accountName,
    route: issuance.route,
    role_json: JSON.stringify(issuance.role),
    scope_json: JSON.stringify(issuance.scope),
    escalates: issuance.escalates ? 1 : 0,
    requested_seconds: issuance.requestedSeconds ?? null,
    reason: issuance.reason ?? null,
    bound_secret: issuance.boundSecret ?? null,
    token_secret: issuance.tokenSecret ?? null,
    audiences_json: JSON.stringify(issuance.audiences),
    renews: issuance.renews ?? null,
    planned_json: JSON.stringify(issuance.planned),
  };
  const names = Object.keys(columns);
  tx.run(
    `INSERT INTO issuance (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...Object.values(columns),
  );
}

/** What is known of a token once it is there: the server's grant, and the UIDs of what it hangs on. */
export type Obtained = {
  readonly grant: Grant;
  /** The token's length in UTF-8. */
  readonly bytes: number;
  readonly accountUid: string | undefined;
  /** Of the bound Secret, or of the Secret that holds the token. */
  readonly secretUid: string | undefined;
};

/** Notes what the server granted. */
export function setGrant(tx: Tx, id: IssuanceId, { grant, bytes, accountUid, secretUid }: Obtained): void {
  tx.run(
    `UPDATE issuance SET grant_json = ?, fingerprint = ?, expires_at = ?, token_bytes = ?, account_uid = ?, secret_uid = ?
     WHERE id = ?`,
    ...[JSON.stringify(grant), grant.fingerprint, grant.expiresAt ?? null, bytes],
    ...[accountUid ?? null, secretUid ?? null, id],
  );
}

/** Notes the day on which a server last saw a token of this Secret. */
export function setLastUsed(tx: Tx, id: IssuanceId, day: string): void {
  tx.run('UPDATE issuance SET last_used_on = ? WHERE id = ?', day, id);
}

/** Notes what a check found out about a token, at `at` (epoch ms). */
export function setStanding(tx: Tx, id: IssuanceId, standing: TokenStanding, at: number): void {
  tx.run('UPDATE issuance SET standing = ?, standing_at = ? WHERE id = ?', standing, at, id);
}

/** Moves an issuance into a state; false where it is in none from which that is allowed. */
export function moveTo(tx: Tx, id: IssuanceId, state: IssuanceState): boolean {
  const before = statesBefore(state);
  const marks = before.map(() => '?').join(', ');
  return (
    tx.run(`UPDATE issuance SET state = ? WHERE id = ? AND state IN (${marks})`, state, id, ...before) === 1
  );
}

/** Notes what could not be taken back yet. */
export function setLeft(tx: Tx, id: IssuanceId, left: { cluster: boolean; entry: boolean }): void {
  tx.run(
    'UPDATE issuance SET cluster_left = ?, entry_left = ? WHERE id = ?',
    ...[left.cluster ? 1 : 0, left.entry ? 1 : 0, id],
  );
}

export function setCopiedAt(tx: Tx, id: IssuanceId, at: number): void {
  tx.run('UPDATE issuance SET last_copied_at = ? WHERE id = ?', at, id);
}

/** One row by its id. */
export function issuanceById(source: Pick<Tx, 'read'>, id: IssuanceId): IssuanceRecord | undefined {
  return source.read<IssuanceRecord>('SELECT * FROM issuance WHERE id = ?', id)[0];
}

/** Whether other processes, perhaps dead ones, hold rows, or something was left to be removed. */
export function hasLeftovers(source: Pick<Tx, 'read'>, owner: string): boolean {
  const [row] = source.read<{ found: number }>(
    `SELECT EXISTS (
       SELECT 1 FROM issuance WHERE cluster_left = 1 OR entry_left = 1
       UNION ALL
       SELECT 1 FROM issuance WHERE state IN ('issuing', 'in-memory', 'copy-once', 'revoking') AND owner <> ?
     ) AS found`,
    owner,
  );
  return row?.found === 1;
}

/** Objects that the set-up of an issuance was to make. */
export function plannedObjects(record: IssuanceRecord): readonly ObjectRef[] {
  // Written by `insertIssuing` from the same type.
  return JSON.parse(record.planned_json) as readonly ObjectRef[];
}

/** Which role the set-up of an issuance granted. */
export function roleOf(record: IssuanceRecord): RoleChoice {
  return JSON.parse(record.role_json) as RoleChoice; // written by `insertIssuing` from this type
}

/** Where that role holds. */
export function scopeOf(record: IssuanceRecord): Scope {
  return JSON.parse(record.scope_json) as Scope; // written by `insertIssuing` from this type
}

/** Audiences that were asked for. */
export function audiencesOf(record: IssuanceRecord): string[] {
  return JSON.parse(record.audiences_json) as string[]; // written by `insertIssuing` from this type
}

/** A row as the window sees it; `undefined` before the server granted anything. */
export function tokenRow(record: IssuanceRecord): TokenRow | undefined {
  if (record.grant_json === null) return undefined;
  return {
    issuanceId: record.id,
    clusterId: record.cluster_id,
    contextId: record.context_id,
    clusterName: record.cluster_name,
    namespace: record.namespace,
    accountName: record.account_name,
    route: record.route,
    role: roleOf(record),
    scope: scopeOf(record),
    state: record.state,
    keep: record.keep,
    grant: JSON.parse(record.grant_json) as Grant, // written by `setGrant` from this type
    escalates: record.escalates === 1,
    audiences: audiencesOf(record),
    ...(record.token_secret === null ? {} : { tokenSecret: record.token_secret }),
    ...(record.standing === null || record.standing_at === null
      ? {}
      : { standing: { verdict: record.standing, at: record.standing_at } }),
    ...(record.last_used_on === null ? {} : { lastUsedOn: record.last_used_on }),
    ...(record.revoked_at === null ? {} : { revokedAt: record.revoked_at }),
    ...(record.renews === null ? {} : { renews: record.renews }),
    ...(record.requested_seconds === null ? {} : { requestedSeconds: record.requested_seconds }),
    ...(record.bound_secret === null ? {} : { boundSecret: record.bound_secret }),
    ...(record.reason === null ? {} : { reason: record.reason }),
    ...(record.last_copied_at === null ? {} : { lastCopiedAt: record.last_copied_at }),
  };
}
