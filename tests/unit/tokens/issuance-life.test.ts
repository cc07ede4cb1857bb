// The life of a token in the database, whatever is asked of it in whatever order: only forward, and never back from its end.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Database } from '../../../src/main/storage/database.ts';
import { insertIssuing, issuanceById, moveTo } from '../../../src/main/tokens/issuance-rows.ts';
import { statesBefore } from '../../../src/main/tokens/issuance-state.ts';
import { markRevoking, moveBack } from '../../../src/main/tokens/revoking-rows.ts';
import { ClusterId, ContextId, IssuanceId } from '../../../src/shared/ids.ts';
import { IssuanceState } from '../../../src/shared/token.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const owner = 'this-process';
/** The states from which nothing leads on. */
const ends: readonly IssuanceState[] = ['failed', 'revoked'];
const steps = fc.array(
  fc.oneof(
    fc.constantFrom(...IssuanceState.options.filter((state) => state !== 'revoking')),
    fc.constantFrom('revoke' as const, 'refused-by-cluster' as const),
  ),
  { maxLength: 12 },
);

test('Any sequence of wishes leaves a token in a state that may follow the one before', async () => {
  const database = valueOf(await Database.open(await scratchFolder()));
  onTestFinished(() => database.close());
  await fc.assert(
    fc.asyncProperty(steps, async (wishes) => {
      const id = IssuanceId.parse(randomUUID());
      await database.write((tx) => insertIssuing(tx, row(id), owner));
      const stateOf = () => issuanceById(database, id)?.state ?? 'failed';
      for (const wish of wishes) {
        const before = stateOf();
        const rememberedBefore = issuanceById(database, id)?.state_before ?? undefined;
        const moved = valueOf(
          await database.write((tx) => {
            if (wish === 'revoke') return markRevoking(tx, id, owner);
            return wish === 'refused-by-cluster' ? moveBack(tx, id) : moveTo(tx, id, wish);
          }),
        );
        const after = stateOf();
        const target =
          wish === 'revoke' ? 'revoking' : wish === 'refused-by-cluster' ? rememberedBefore : wish;
        const allowed =
          wish === 'refused-by-cluster'
            ? before === 'revoking' && rememberedBefore !== undefined
            : target !== undefined && statesBefore(target).includes(before);
        expect({ wish, before, moved, after }).toEqual({
          wish,
          before,
          moved: allowed,
          after: allowed ? target : before,
        });
        if (ends.includes(before)) expect(after).toBe(before);
      }
    }),
    { numRuns: 60 },
  );
});

function row(id: IssuanceId) {
  return {
    ...{ id, startedAt: 0, namespace: 'portal-access', accountName: 'reader' },
    ...{ clusterId: ClusterId.parse('11111111-1111-4111-8111-111111111111'), clusterName: 'edge-k3s' },
    ...{ contextId: ContextId.parse('ctx-000000000000000000000000'), boundSecret: 'td-3f2a9c1b' },
    ...({ keep: 'keychain', route: 'token-request', escalates: false, planned: [], audiences: [] } as const),
    ...({ role: { kind: 'preset', preset: 'view' }, scope: { kind: 'cluster' } } as const),
  };
}
