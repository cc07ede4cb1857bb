// What Token Desk made on a cluster, and which of it nobody needs any more.
import { z } from 'zod';
import { Count, list, text, Time } from './bounded.ts';
import { PlanId } from './ids.ts';
import { ObjectRef } from './object-ref.ts';

/** Most objects of one plan; the rest comes with the next. */
export const CLEAN_UP_LIMIT = 200;

/**
 * Why an object could go. `not-kept`: its token is no longer here, but may still be accepted. `other-desk`: another desk
 * made it, which alone knows whether its token is used. `unused-account`: no Secret of a token hangs on it.
 */
export const CleanUpReason = z.enum([
  'token-ended',
  'token-revoked',
  'issue-failed',
  'not-kept',
  'other-desk',
  'account-gone',
  'unused-account',
  'unused-role',
  'empty-namespace',
]);
export type CleanUpReason = z.infer<typeof CleanUpReason>;

export const CleanUpItem = z.strictObject({
  object: ObjectRef,
  why: CleanUpReason,
  /** An issuance of this desk made it. */
  mine: z.boolean(),
  /** Who says to have made it, from its annotations. */
  by: text(253).optional(),
  createdAt: Time.optional(),
  /** When its token ends, where that is known. */
  expiresAt: Time.optional(),
  accountName: text(253).optional(),
  /** Removing it may end a token that is still accepted. */
  mayBeValid: z.boolean(),
  /** Ours, and nobody can need it. */
  suggested: z.boolean(),
});
export type CleanUpItem = z.infer<typeof CleanUpItem>;

export const CleanUpPlan = z.strictObject({
  planId: PlanId,
  checkedAt: Time,
  items: list(CleanUpItem, CLEAN_UP_LIMIT),
  /** Further ones, which the next plan shows. */
  more: Count,
  /** Objects of Token Desk that are in use and stay. */
  inUse: Count,
  /** False where not all may be listed. */
  complete: z.boolean(),
});
export type CleanUpPlan = z.infer<typeof CleanUpPlan>;
