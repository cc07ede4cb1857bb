// Taking an account off a cluster: what goes with it, what would stay, and what came of each object.
import { z } from 'zod';
import { Count, list, text } from './bounded.ts';
import { AppError } from './ipc/result.ts';
import { ObjectRef } from './object-ref.ts';

/** Most objects in one list of a plan or a report. */
export const REMOVAL_LIMIT = 200;

/** What goes with an account, and what would stay, read before anything is deleted. */
export const RemovalPlan = z.strictObject({
  /** Absent where it is gone already: then only bindings wait for its name. */
  account: z
    .strictObject({
      uid: text(100),
      ours: z.boolean(),
      terminating: z.boolean(),
      finalizers: list(text(253), 10),
    })
    .optional(),
  /** Bindings that name the account, which go first; those that name `others` too lose only this subject. */
  bindings: list(
    z.strictObject({ object: ObjectRef, role: ObjectRef, others: Count, ours: z.boolean() }),
    REMOVAL_LIMIT,
  ),
  /** Rights through groups: they belong to every account of the group and stay. */
  stays: list(z.strictObject({ object: ObjectRef, role: ObjectRef, group: text(253) }), REMOVAL_LIMIT),
  /** False where bindings may not be read everywhere, so that some may stay unseen. */
  complete: z.boolean(),
  /** `token` holds a token, `bound` is what a token hangs on. */
  secrets: list(
    z.strictObject({ object: ObjectRef, holds: z.enum(['token', 'bound']), ours: z.boolean() }),
    REMOVAL_LIMIT,
  ),
  /** False where Secrets may not be listed. */
  secretsSeen: z.boolean(),
  /** Tokens of this desk that end with the account. */
  tokens: Count,
  /** We made its namespace, and nothing else is in it. */
  namespaceEmpty: z.boolean(),
});
export type RemovalPlan = z.infer<typeof RemovalPlan>;

/**
 * What came of one object. `removed`: proved to be gone. `subject-removed`: a shared binding that no longer names the
 * account. `unproven`: the server took the deletion, but the object may not be looked at. `held`: finalizers keep it.
 * `kept`: others use it. `left`: it could not be removed.
 */
export const RemovalOutcome = z.strictObject({
  object: ObjectRef,
  state: z.enum(['removed', 'subject-removed', 'unproven', 'held', 'kept', 'left']),
  finalizers: list(text(253), 10).optional(),
  error: AppError.optional(),
});
export type RemovalOutcome = z.infer<typeof RemovalOutcome>;
