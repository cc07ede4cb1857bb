// What is left of a token that was revoked goes, but not under the hands of the process that is at it.
import { expect, test } from 'vitest';
import { Recover } from '../../../src/main/upkeep/recover.ts';
import { markRevoked } from '../../../src/main/tokens/revoking-rows.ts';
import { issuanceById } from '../../../src/main/tokens/issuance-rows.ts';
import { failed, ok } from '../../../src/shared/ipc/result.ts';
import { revokingRow } from '../../support/revoking-row.ts';

test('A keychain entry is removed for a process that is dead, and left to one that lives', async () => {
  const { database, ledger, id } = await revokingRow({ deleted: true });
  const record = issuanceById(database, id);
  if (record === undefined) throw new Error('there is no row');
  await ledger.record([], (tx, at) => markRevoked(tx, record, true, at));
  const alive = new Set([record.owner]);
  const deleted: string[] = [];
  const recover = new Recover({
    ...{ database, ledger },
    lease: { id: 'another', isAlive: (owner: string) => alive.has(owner) },
    keychain: { delete: (name: string) => Promise.resolve(ok(void deleted.push(name))) },
    revoke: { begin: () => Promise.resolve(failed({ code: 'cancelled' })) },
    open: () => Promise.resolve(failed({ code: 'cancelled' })),
  });
  await recover.atStart();
  const whileAlive = [...deleted];
  alive.clear();
  await recover.atStart();
  expect({ whileAlive, afterDeath: deleted }).toEqual({ whileAlive: [], afterDeath: [id] });
});
