// The list of kept tokens and the history: in the order of need, found by words, page by page.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Redactor } from '../../../src/main/redact.ts';
import { Database } from '../../../src/main/storage/database.ts';
import { Keychain } from '../../../src/main/storage/keychain.ts';
import { History } from '../../../src/main/tokens/history.ts';
import { insertIssuing, moveTo, setGrant } from '../../../src/main/tokens/issuance-rows.ts';
import { Ledger } from '../../../src/main/tokens/ledger.ts';
import { MemoryTokens } from '../../../src/main/tokens/memory-tokens.ts';
import { about, Vault } from '../../../src/main/tokens/vault.ts';
import { ClusterId, ContextId, IssuanceId } from '../../../src/shared/ids.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const hour = 3_600_000;
const clusters = {
  edge: ClusterId.parse('11111111-1111-4111-8111-111111111111'),
  lab: ClusterId.parse('22222222-2222-4222-8222-222222222222'),
  prod: ClusterId.parse('33333333-3333-4333-8333-333333333333'),
};

let clock: FakeClock;
let database: Database;
let ledger: Ledger;
let vault: Vault;
let history: History;

beforeEach(async () => {
  clock = new FakeClock();
  database = valueOf(await Database.open(await scratchFolder()));
  onTestFinished(() => database.close());
  ledger = new Ledger(database, clock, 'maria on desk-ops-04', () => undefined);
  const memory = new MemoryTokens(new Redactor());
  const keychain = new Keychain({ platform: 'linux' });
  vault = new Vault({ database, ledger, keychain, memory, clock, owner: 'this-process' });
  history = new History(database);
});

/** Puts a token into the list that ends in so many hours, or never. */
async function keep(
  cluster: keyof typeof clusters,
  accountName: string,
  hours: number | undefined,
  kept: { state?: 'stored' | 'in-memory'; owner?: string; reason?: string } = {},
): Promise<IssuanceId> {
  const id = IssuanceId.parse(randomUUID());
  const { state = 'stored', owner = 'this-process', reason } = kept;
  const expiresAt = hours === undefined ? {} : { expiresAt: clock.now() + hours * hour };
  const row = {
    ...{ id, startedAt: clock.now(), accountName, namespace: 'portal-access', reason },
    ...{ clusterId: clusters[cluster], clusterName: `${cluster}-k3s` },
    contextId: ContextId.parse('ctx-000000000000000000000000'),
    ...({ keep: 'keychain', route: 'token-request', escalates: false, planned: [], audiences: [] } as const),
    ...({ role: { kind: 'preset', preset: 'view' }, scope: { kind: 'cluster' } } as const),
  };
  const grant = { issuedAt: clock.now(), ...expiresAt, issuer: 'https://issuer', audiences: [] };
  const fingerprint = `print-of-${accountName}`;
  await ledger.record(
    [
      {
        kind: 'issued',
        issuanceId: id,
        accountName,
        clusterId: row.clusterId,
        ...(reason ? { reason } : {}),
      },
    ],
    (tx) => {
      insertIssuing(tx, row, owner);
      setGrant(tx, id, {
        ...{ grant: { ...grant, fingerprint }, bytes: 900 },
        ...{ accountUid: undefined, secretUid: undefined },
      });
      return moveTo(tx, id, state);
    },
  );
  return id;
}

function listed(query: Partial<Parameters<Vault['list']>[0]> = {}): string[] {
  return valueOf(vault.list({ limit: 200, ...query })).rows.map(
    ({ clusterName, accountName }) => `${clusterName}/${accountName}`,
  );
}

describe('kept tokens', () => {
  it('come by cluster in the order of need: soon over, never over, then by their end, over last', async () => {
    await keep('edge', 'ended', -1);
    await keep('lab', 'in-two-days', 48);
    await keep('lab', 'never', undefined);
    await keep('prod', 'in-a-day', 24);
    await keep('prod', 'in-minutes', 0.2);
    await keep('edge', 'in-ten-days', 240);

    expect(listed()).toEqual([
      'prod-k3s/in-minutes',
      'prod-k3s/in-a-day',
      'lab-k3s/never',
      'lab-k3s/in-two-days',
      'edge-k3s/in-ten-days',
      'edge-k3s/ended',
    ]);
  });

  it('are those of the keychain and of this process, not what another process has in memory', async () => {
    await keep('lab', 'in-keychain', 8, { owner: 'another-process' });
    await keep('lab', 'in-my-memory', 9, { state: 'in-memory' });
    await keep('lab', 'in-its-memory', 10, { state: 'in-memory', owner: 'another-process' });

    expect(listed()).toEqual(['lab-k3s/in-keychain', 'lab-k3s/in-my-memory']);
  });

  it.each([
    ['a cluster', 'EDGE', ['edge-k3s/first']],
    ['an account', 'portal-access/sec', ['lab-k3s/second']],
    ['a reason', 'audit', ['lab-k3s/second']],
    ['a fingerprint', 'print-of-first', ['edge-k3s/first']],
    ['a sign that SQL would read otherwise', '%', []],
    ['nothing', 'nowhere', []],
  ])('are found by %s', async (_by, search, found) => {
    await keep('edge', 'first', 8);
    await keep('lab', 'second', 8, { reason: 'Audit 2026' });

    expect(listed({ search })).toEqual(found);
  });

  it('come in pages that miss none and show none twice', async () => {
    for (let number = 0; number < 7; number += 1) await keep('lab', `reader-${number}`, 8 + number);
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = valueOf(vault.list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) }));
      pages.push(page.rows.map(({ accountName }) => accountName));
      cursor = page.next;
    } while (cursor !== undefined);

    expect(pages).toEqual([
      ['reader-0', 'reader-1', 'reader-2'],
      ['reader-3', 'reader-4', 'reader-5'],
      ['reader-6'],
    ]);
  });

  it('are counted for each cluster, with the next end among them', async () => {
    await keep('lab', 'first', 8);
    await keep('lab', 'second', 2);
    await keep('edge', 'ended', -1);
    await keep('prod', 'endless', undefined);

    expect(Object.fromEntries(vault.byCluster())).toEqual({
      [clusters.lab]: { tokens: 2, nextExpiry: clock.now() + 2 * hour },
      [clusters.edge]: { tokens: 1 },
      [clusters.prod]: { tokens: 1, nextExpiry: 'never' },
    });
  });
});

describe('the history', () => {
  it('comes newest first, in pages, with how many there are and since when', async () => {
    const firstAt = clock.now();
    for (let number = 0; number < 5; number += 1) {
      await keep('lab', `reader-${number}`, 8);
      clock.pass(60);
    }
    const first = valueOf(history.list({ limit: 3 }));
    const second = valueOf(
      history.list({ limit: 3, ...(first.next === undefined ? {} : { cursor: first.next }) }),
    );
    const names = [first, second].map((page) => page.rows.map(({ accountName }) => accountName));

    expect([names, first.total, first.all, first.firstAt, second.next]).toEqual([
      [
        ['reader-4', 'reader-3', 'reader-2'],
        ['reader-1', 'reader-0'],
      ],
      5,
      5,
      firstAt,
      undefined,
    ]);
  });

  it('is found by words, by kind, by cluster and by time', async () => {
    const id = await keep('lab', 'first', 8, { reason: 'Audit 2026' });
    clock.pass(60);
    const since = clock.now();
    await keep('edge', 'second', 8);
    const record = valueOf(vault.usable(id));
    await ledger.record([{ kind: 'copied', ...about(record), purpose: 'plain' }]);
    const found = (query: Partial<Parameters<History['list']>[0]>) =>
      valueOf(history.list({ limit: 200, ...query })).rows.map(
        ({ kind, accountName }) => `${kind} ${accountName ?? ''}`,
      );

    expect([
      found({ search: 'audit' }),
      found({ search: id }),
      found({ search: 'MARIA' }).length,
      found({ kind: 'copied' }),
      found({ clusterId: clusters.edge }),
      found({ since }),
    ]).toEqual([
      ['issued first'],
      ['copied first', 'issued first'],
      3,
      ['copied first'],
      ['issued second'],
      ['copied first', 'issued second'],
    ]);
  });
});
