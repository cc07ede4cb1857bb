// The states of an issuance, and which may follow which.
import { expect, it } from 'vitest';
import { IssuanceState } from '../../../src/shared/token.ts';
import { statesBefore } from '../../../src/main/tokens/issuance-state.ts';

it('lets an issuance move only forward', () => {
  const before = Object.fromEntries(IssuanceState.options.map((state) => [state, statesBefore(state)]));

  expect(before).toEqual({
    issuing: [],
    stored: ['issuing'],
    'in-memory': ['issuing'],
    'copy-once': ['issuing'],
    'handed-over': ['copy-once'],
    forgotten: ['stored', 'in-memory', 'copy-once'],
    failed: ['issuing'],
    revoking: ['stored', 'in-memory', 'copy-once', 'handed-over', 'forgotten'],
    revoked: ['revoking'],
  });
});
