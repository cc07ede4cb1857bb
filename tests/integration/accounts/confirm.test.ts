// Taking a plan to apply it: what must be confirmed first, and for how long a plan holds.
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DeskAccounts } from '../../support/desk-accounts.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

let laterMs = 0;
const clock = { now: () => Date.now() + laterMs };
const desk = new DeskAccounts(sharedControlPlane(), { user: 'admin' }, { clock });

afterAll(() => desk.close());
afterEach(() => {
  laterMs = 0;
});

describe('a plan that is taken', () => {
  it('must be confirmed where it can become cluster-admin, and given a reason above 24 h', async () => {
    const role = { kind: 'preset', preset: 'edit' } as const;
    const lifetime = { kind: 'seconds', seconds: 604_800 } as const;
    const { planId } = await desk.plan({ namespace: 'default', role, lifetime });
    const take = (escalationConfirmed: boolean, reason?: string) => {
      const result = desk.accounts.takePlan(planId, {
        escalationConfirmed,
        insecureConfirmed: false,
        reason,
      });
      return result.ok ? 'taken' : result.error.code;
    };

    const outcomes = [
      take(false, 'audit'),
      take(true),
      take(true, ' '),
      take(true, 'audit'),
      take(true, 'audit'),
    ];

    expect(outcomes).toEqual([
      'confirmation-needed',
      'reason-needed',
      'reason-needed',
      'taken',
      'plan-stale',
    ]);
  });

  it('must be checked again after a quarter of an hour', async () => {
    const { planId } = await desk.plan({ namespace: 'default' });
    laterMs = 16 * 60_000;

    const outcome = desk.accounts.takePlan(planId, { escalationConfirmed: false, insecureConfirmed: false });

    expect(outcome).toEqual({ ok: false, error: { code: 'plan-stale', reason: 'changed' } });
  });
});
