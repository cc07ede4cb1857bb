// What is left after the race: tokens that were promised and are lost, and what nobody knows of any more.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { IssuanceId } from '../../src/shared/ids.ts';
import type { IssuanceState } from '../../src/shared/token.ts';
import type { ClusterAccess } from '../support/control-plane/cluster-access.ts';
import type { Keyring } from '../support/keychain/keyring.ts';
import { JobId } from '../../src/shared/ids.ts';
import type { Ask } from './deeds.ts';

type Row = { readonly id: IssuanceId; readonly state: IssuanceState; readonly bound_secret: string | null };

export type Verdict = {
  /** Each with its cause. */
  readonly lost: readonly string[];
  readonly orphans: readonly string[];
  /** Tokens that were reported as kept, and taken back as if their issue had been interrupted. */
  readonly repairedAlive: readonly string[];
  readonly stored: number;
};

/** How long repairs and revocations may take after the last kill: a revocation alone takes 12 s and more. */
const SETTLE_MS = 240_000;
const BATCH = 100;

/** Waits until nothing is under way or left to be repaired. Throws with what is not settled. */
export async function settled(dataFolder: string): Promise<void> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const open = read<{ id: string; state: string }>(
      dataFolder,
      `SELECT id, state FROM issuance WHERE cluster_left = 1 OR entry_left = 1
       OR state IN ('issuing', 'revoking', 'in-memory', 'copy-once')`,
    );
    if (open.length === 0) return;
    if (Date.now() > deadline) throw new Error(`not settled: ${JSON.stringify(open)}`);
    await pause(500);
  }
}

/** Compares what was promised with database, keychain and cluster, and asks the server about every kept token. */
export async function judge(parts: {
  readonly dataFolder: string;
  readonly namespace: string;
  readonly controlPlane: ClusterAccess;
  readonly keyring: Keyring;
  readonly promised: ReadonlySet<IssuanceId>;
  readonly ask: Ask;
}): Promise<Verdict> {
  const { dataFolder, promised } = parts;
  const rows = read<Row>(dataFolder, 'SELECT id, state, bound_secret FROM issuance');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const stored = rows.filter(({ state }) => state === 'stored');
  const [refused, entries, secrets] = await Promise.all([
    notValid(
      parts.ask,
      stored.map(({ id }) => id),
    ),
    keychainEntries(parts.keyring),
    secretsOnCluster(parts.controlPlane, parts.namespace),
  ]);
  const events = read<{ kind: string; issuance_id: IssuanceId | null; body_json: string }>(
    dataFolder,
    `SELECT kind, issuance_id, body_json FROM event WHERE kind IN ('repaired', 'forgotten')`,
  );
  const gone = new Set(['failed', 'issuing', undefined]);
  const known = new Set(
    rows.filter(({ state }) => state !== 'failed' && state !== 'revoked').map((row) => row.bound_secret),
  );
  return {
    lost: [
      ...[...promised]
        .filter((id) => gone.has(byId.get(id)?.state))
        .map((id) => `${id} was promised and is ${byId.get(id)?.state ?? 'not there'}`),
      ...stored.filter(({ id }) => !entries.has(id)).map(({ id }) => `${id} is not in the keychain`),
      ...refused,
      ...events
        .filter(({ issuance_id: id, kind, body_json: body }) => {
          return kind === 'forgotten' && body.includes('"cause":"lost"') && id !== null && promised.has(id);
        })
        .map(({ issuance_id: id }) => `${id ?? ''} was found to be lost`),
    ],
    orphans: [
      ...[...entries]
        .filter((id) => byId.get(id as IssuanceId)?.state !== 'stored')
        .map((id) => `entry ${id} in the keychain`),
      ...secrets.filter((name) => !known.has(name)).map((name) => `Secret ${name} on the cluster`),
    ],
    repairedAlive: events
      .filter(({ kind, issuance_id: id }) => {
        // What was revoked since may well have been tidied up after.
        return kind === 'repaired' && id !== null && promised.has(id) && byId.get(id)?.state !== 'revoked';
      })
      .map(({ issuance_id: id }) => String(id)),
    stored: stored.length,
  };
}

async function notValid(ask: Ask, ids: readonly IssuanceId[]): Promise<string[]> {
  const bad: string[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const checked = await ask('tokens.verify', {
      ...{ jobId: JobId.parse(crypto.randomUUID()), review: false },
      issuanceIds: ids.slice(at, at + BATCH),
    });
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    for (const { issuanceId, verdict, reason } of checked.value.checks) {
      if (verdict !== 'valid') bad.push(`${issuanceId} is ${verdict}, ${reason}`);
    }
  }
  return bad;
}

const Entries = z.strictObject({ value: z.array(z.string()) });

async function keychainEntries(keyring: Keyring): Promise<ReadonlySet<string>> {
  const found = await keyring.runNode('tests/support/keychain/keytar-actions.ts', ['accounts', 'token-desk']);
  return new Set(Entries.parse(JSON.parse(found.stdout)).value);
}

async function secretsOnCluster(controlPlane: ClusterAccess, namespace: string): Promise<string[]> {
  const listed = await controlPlane.kubectl([
    ...['get', 'secrets', '-n', namespace, '-l', 'app.kubernetes.io/managed-by=token-desk'],
    ...['-o', 'jsonpath={.items[*].metadata.name}'],
  ]);
  return listed.stdout.split(' ').filter((name) => name !== '');
}

function read<Shape>(dataFolder: string, sql: string): Shape[] {
  const database = new DatabaseSync(join(dataFolder, 'token-desk.db'), { readOnly: true });
  try {
    return database.prepare(sql).all() as Shape[]; // the tables are ours
  } finally {
    database.close();
  }
}
