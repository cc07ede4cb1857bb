// Keeps the plans that were shown, until one is applied or too old.
import type { ContextId, PlanId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { LivePlan } from './live-plan.ts';

/** Plans kept at a time; the oldest goes first. */
const PLANS_LIMIT = 20;
/** After this a plan must be checked again, milliseconds. */
const PLAN_LIVES_MS = 15 * 60_000;

/** What the user confirmed, and the reason given. */
export type Confirmations = {
  readonly escalationConfirmed: boolean;
  readonly insecureConfirmed: boolean;
  readonly reason?: string | undefined;
};

/** Hands out each plan once. */
export class PlanStore {
  readonly #plans = new Map<PlanId, LivePlan>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps a plan. */
  keep(live: LivePlan): void {
    this.#plans.set(live.plan.planId, live);
    for (const planId of this.#plans.keys()) {
      if (this.#plans.size <= PLANS_LIMIT) return;
      this.#plans.delete(planId);
    }
  }

  /**
   * Hands a plan over to be applied; it is gone from here then. Fails with `plan-stale`, with what the first refused step
   * failed with, or with `confirmation-needed` or `reason-needed`: then the plan stays.
   */
  take(planId: PlanId, given: Confirmations): Result<LivePlan> {
    const live = this.#plans.get(planId);
    if (live === undefined) return failed({ code: 'plan-stale', reason: 'unknown' });
    const { plan } = live;
    if (this.#clock.now() - plan.checkedAt > PLAN_LIVES_MS) {
      this.#plans.delete(planId);
      return failed({ code: 'plan-stale', reason: 'changed' });
    }
    for (const { verdict } of plan.steps) if (verdict.state === 'refused') return failed(verdict.error);
    const dangerous = plan.escalation.length > 0 && !given.escalationConfirmed;
    const insecure = plan.insecure && !given.insecureConfirmed;
    if (dangerous || insecure) {
      return failed({ code: 'confirmation-needed', escalation: plan.escalation, insecure });
    }
    if (plan.reasonNeeded && (given.reason ?? '').trim() === '') return failed({ code: 'reason-needed' });
    this.#plans.delete(planId);
    return ok(live);
  }

  /** Forgets the plans of a context: what they say of the cluster no longer holds. */
  forget(contextId: ContextId): void {
    for (const [planId, live] of this.#plans) {
      if (live.plan.request.contextId === contextId) this.#plans.delete(planId);
    }
  }
}
