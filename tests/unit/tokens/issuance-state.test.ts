// The states of an issuance, and which may follow which.
import { expect, it } from 'vitest';
import { IssuanceState } from '../../../src/shared/token.ts';
import { statesBefore } from '../../../src/main/tokens/issuance-state.ts';

it('lets an issuance move only forward, but for a revocation that the cluster refuses', () => {
  const before = Object.fromEntries(IssuanceState.options.map((state) => [state, statesBefore(state)]));

  expect(before).toEqual({
    issuing: [],
    stored: ['issuing', 'revoking'],
    'in-memory': ['issuing', 'revoking'],
    'copy-once': ['issuing', 'revoking'],
    'handed-over': ['copy-once', 'revoking'],
    forgotten: ['stored', 'in-memory', 'copy-once', 'revoking'],
    failed: ['issuing'],
    revoking: ['stored', 'in-memory', 'copy-once', 'handed-over', 'forgotten'],
    revoked: ['revoking'],
  });
});
