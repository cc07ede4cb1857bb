// Off-boarding: all that one account, or this desk, holds on all clusters, taken away; a run that outlives a crash.
import { z } from 'zod';
import { Count, list, text, Time } from './bounded.ts';
import { ContextId, IssuanceId, RunId } from './ids.ts';
import { AppError } from './ipc/result.ts';
import { ObjectRef } from './object-ref.ts';
import { AccountName, NamespaceName } from './service-account.ts';

/** Whose things go: of an account of this name on every cluster, or what this desk issued and made. */
export const OffBoardingSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), namespace: NamespaceName, name: AccountName }),
  z.strictObject({ kind: z.literal('desk') }),
]);
export type OffBoardingSubject = z.infer<typeof OffBoardingSubject>;

/** What has to be typed before a desk is off-boarded; for an account it is the account's name. */
export const DESK_CONFIRMATION = 'this desk';

/**
 * `open`: still to be done. `revoking`: its object is gone, the server has not forgotten it yet. `removed`: proved. The
 * others as in a removal.
 */
export const OffBoardingState = z.enum([
  ...['open', 'revoking', 'removed', 'unproven', 'held', 'kept', 'left'],
] as const);
export type OffBoardingState = z.infer<typeof OffBoardingState>;

export const OffBoardingItem = z.strictObject({
  seq: Count,
  contextId: ContextId,
  clusterName: text(253),
  /** `look`: the cluster itself, which is asked what is there. */
  kind: z.enum(['look', 'token', 'object']),
  issuanceId: IssuanceId.optional(),
  object: ObjectRef.optional(),
  state: OffBoardingState,
  finalizers: list(text(253), 10).optional(),
  error: AppError.optional(),
});
export type OffBoardingItem = z.infer<typeof OffBoardingItem>;

export const OffBoardingRun = z.strictObject({
  runId: RunId,
  subject: OffBoardingSubject,
  startedAt: Time,
  /** `planned`: listed, nothing is removed yet. `started`: confirmed; open items may be tried again. */
  state: z.enum(['planned', 'started', 'closed']),
  /** Under way in this process. */
  running: z.boolean(),
  clusters: Count,
  items: Count,
  /** Items in each state. */
  counts: z.strictObject({
    open: Count,
    revoking: Count,
    removed: Count,
    unproven: Count,
    held: Count,
    kept: Count,
    left: Count,
  } satisfies Record<OffBoardingState, unknown>),
});
export type OffBoardingRun = z.infer<typeof OffBoardingRun>;
