// Fills a desk's list with kept tokens that were never issued: rows, and entries in the keychain of this environment.
import { randomUUID } from 'node:crypto';
import { Database } from '../../../src/main/storage/database.ts';
import { Keychain } from '../../../src/main/storage/keychain.ts';
import { insertIssuing, moveTo, setGrant } from '../../../src/main/tokens/issuance-rows.ts';
import { ClusterId, ContextId, IssuanceId } from '../../../src/shared/ids.ts';
import { valueOf } from '../desk-accounts.ts';

const CLUSTERS = 50;
const [folder, count] = process.argv.slice(2);
if (folder === undefined) throw new Error('a data folder and how many');
const clusters = Array.from({ length: CLUSTERS }, () => ClusterId.parse(randomUUID()));
const database = valueOf(await Database.open(folder));
const keychain = new Keychain({ platform: process.platform });
const ids = Array.from({ length: Number(count) }, () => IssuanceId.parse(randomUUID()));
// As long as a token of a server, and none.
for (const id of ids) valueOf(await keychain.set(id, `kept-for-the-bench-${id}-`.padEnd(1000, 'x')));
valueOf(
  await database.write((tx) => {
    for (const [at, id] of ids.entries()) {
      const place = at % CLUSTERS;
      const about = {
        ...{ id, startedAt: Date.now(), namespace: 'portal-access' },
        accountName: `account-${String(at).padStart(4, '0')}`,
        ...{ clusterId: clusters[place] ?? ClusterId.parse(randomUUID()), clusterName: `edge-${place}` },
        contextId: ContextId.parse('ctx-000000000000000000000000'),
        ...({ keep: 'keychain', route: 'token-request', escalates: false, planned: [] } as const),
        ...({ role: { kind: 'preset', preset: 'view' }, scope: { kind: 'cluster' }, audiences: [] } as const),
      };
      insertIssuing(tx, about, 'an-earlier-process');
      const issuedAt = Date.now();
      const grant = { issuedAt, expiresAt: issuedAt + 28_800_000 + at * 60_000, issuer: '', audiences: [] };
      const obtained = { grant: { ...grant, fingerprint: id }, bytes: 1000 };
      setGrant(tx, id, { ...obtained, accountUid: undefined, secretUid: undefined });
      moveTo(tx, id, 'stored');
    }
  }),
);
database.close();
