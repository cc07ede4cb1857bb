// A row of a token that is being revoked, in a database of its own.
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { Database } from '../../src/main/storage/database.ts';
import { insertIssuing, moveTo } from '../../src/main/tokens/issuance-rows.ts';
import { Ledger } from '../../src/main/tokens/ledger.ts';
import { markRevoking, setDeletedAt } from '../../src/main/tokens/revoking-rows.ts';
import { ClusterId, ContextId, IssuanceId } from '../../src/shared/ids.ts';
import { valueOf } from './desk-accounts.ts';
import { FakeClock } from './fake-clock.ts';
import { scratchFolder } from './scratch-folder.ts';

/** `deleted`: the server took the deletion of its bound Secret. The database goes with the test. */
export async function revokingRow({ deleted }: { readonly deleted: boolean }) {
  const clock = new FakeClock();
  const database = valueOf(await Database.open(await scratchFolder()));
  onTestFinished(() => database.close());
  const ledger = new Ledger(database, clock, 'maria on desk-ops-04', () => undefined);
  const id = IssuanceId.parse(randomUUID());
  const owner = 'this-process';
  const row = {
    ...{ id, startedAt: clock.now(), namespace: 'portal-access', accountName: 'reader' },
    ...{ clusterId: ClusterId.parse('11111111-1111-4111-8111-111111111111'), clusterName: 'edge-k3s' },
    ...{ contextId: ContextId.parse('ctx-000000000000000000000000'), boundSecret: 'td-3f2a9c1b' },
    ...({ keep: 'keychain', route: 'token-request', escalates: false, planned: [], audiences: [] } as const),
    ...({ role: { kind: 'preset', preset: 'view' }, scope: { kind: 'cluster' } } as const),
  };
  await ledger.record([], (tx, at) => {
    insertIssuing(tx, row, owner);
    moveTo(tx, id, 'stored');
    markRevoking(tx, id, owner);
    if (deleted) setDeletedAt(tx, id, at);
    return true;
  });
  return { clock, database, ledger, id, owner };
}
