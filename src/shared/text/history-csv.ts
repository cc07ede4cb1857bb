// The history as CSV (RFC 4180).
import type { HistoryEvent } from '../ipc/contract/history.ts';
import { csvRecord } from './terminal.ts';
import { rightsName } from './words.ts';

const COLUMNS: readonly (readonly [
  name: string,
  of: (event: HistoryEvent) => string | number | undefined,
])[] = [
  ['id', ({ id }) => id],
  ['time', ({ at }) => new Date(at).toISOString()],
  ['event', ({ kind }) => kind],
  ['cluster', ({ clusterName }) => clusterName],
  ['cluster id', ({ clusterId }) => clusterId],
  ['namespace', ({ namespace }) => namespace],
  ['account', ({ accountName }) => accountName],
  ['issuance', ({ issuanceId }) => issuanceId],
  ['operator', ({ operator }) => operator],
  ['kubernetes user', ({ kubernetesUser }) => kubernetesUser],
  [
    'rights',
    ({ role, scope }) => (role === undefined || scope === undefined ? undefined : rightsName(role, scope)),
  ],
  ['route', ({ route }) => route],
  ['kept', ({ keep }) => keep],
  ['asked seconds', ({ requestedSeconds }) => requestedSeconds],
  [
    'ends',
    ({ grant }) => (grant?.expiresAt === undefined ? undefined : new Date(grant.expiresAt).toISOString()),
  ],
  ['fingerprint', ({ grant }) => grant?.fingerprint],
  ['standing', ({ standing }) => standing],
  ['cause', ({ cause }) => cause],
  ['error', ({ error }) => error?.code],
  ['reason', ({ reason }) => reason],
];

/** Names of the columns, as the first record. */
export const historyCsvHead = `${csvRecord(COLUMNS.map(([name]) => name))}\r\n`;

/** One record for each event, each with its line end. */
export function historyCsvRecords(events: readonly HistoryEvent[]): string {
  return events.map((event) => `${csvRecord(COLUMNS.map(([, of]) => String(of(event) ?? '')))}\r\n`).join('');
}

/** A whole file. */
export function historyCsv(events: readonly HistoryEvent[]): string {
  return historyCsvHead + historyCsvRecords(events);
}
