// Calls and events about tokens: issue, list, copy, reveal, forget. No token is ever part of one.
import { z } from 'zod';
import { list, page, PAGE_LIMIT, pageInput, text, Time } from '../../bounded.ts';
import { ClusterId, ContextId, IssuanceId, JobId, PlanId } from '../../ids.ts';
import { Issued, TokenRow } from '../../issuance.ts';
import { ObjectRef } from '../../object-ref.ts';
import { PortalSignIn } from '../../portal-sign-in.ts';
import { RevokePlan, RevokeReach } from '../../revoke-plan.ts';
import { Keep } from '../../token.ts';
import { Renewal, RENEWAL_LIMIT } from '../../renewal.ts';
import { TokenCheck } from '../../token-check.ts';
import { TokenClaims } from '../../token-claims.ts';

const Clipboard = z.union([
  z.strictObject({ holds: z.literal('nothing') }),
  z.strictObject({
    holds: z.literal('token'),
    issuanceId: IssuanceId,
    accountName: text(253),
    copiedAt: Time,
    clearsAt: Time,
  }),
]);
export type Clipboard = z.infer<typeof Clipboard>;

const Revoking = z.strictObject({
  issuanceId: IssuanceId,
  /** With it the token dies. */
  object: ObjectRef,
  /** When the server took the deletion. */
  deletedAt: Time.optional(),
  /**
   * `unreachable`: the cluster does not answer. `held`: a finalizer keeps the object. `forgetting`: servers may still
   * remember the token. `still-accepted`: longer than they should.
   */
  phase: z.enum(['unreachable', 'held', 'forgetting', 'still-accepted']),
  /** What keeps the object; empty where that may not be read. */
  finalizer: text(253).optional(),
  /** When this server was last seen to take the token. */
  acceptedAt: Time.optional(),
  /** Before this it is not called revoked. */
  earliest: Time.optional(),
});
export type Revoking = z.infer<typeof Revoking>;

export const tokenCalls = {
  /** Applies the plan, requests the token, keeps it and records it. Rolled back when a step fails. */
  'tokens.issue': {
    input: z.strictObject({
      jobId: JobId,
      planId: PlanId,
      keep: Keep,
      reason: text(500).optional(),
      /** The user read the escalation paths of the plan and confirmed them. */
      escalationConfirmed: z.boolean(),
      /** The user knows that this connection can be read or changed by others. */
      insecureConfirmed: z.boolean(),
    }),
    output: Issued,
  },
  /** Kept tokens, grouped by cluster by need: ending within the hour, never-expiring, then soonest end. */
  'tokens.list': {
    input: z.strictObject({ ...pageInput, search: text(253).optional(), clusterId: ClusterId.optional() }),
    output: page(TokenRow),
  },
  'tokens.copy': {
    input: z.strictObject({ issuanceId: IssuanceId, purpose: z.enum(['plain', 'portal']) }),
    output: Clipboard,
  },
  /** Clears the clipboard if it still holds the token. */
  'tokens.clearClipboard': { input: z.strictObject({}), output: Clipboard },
  /** Opens the reveal window: masked, timed, of its own. */
  'tokens.reveal': { input: z.strictObject({ issuanceId: IssuanceId }), output: z.strictObject({}) },
  /** Removes the token from the keychain or memory; it stays valid on the cluster until it ends. */
  'tokens.forget': { input: z.strictObject({ issuanceId: IssuanceId }), output: z.strictObject({}) },
  /** How far a revocation may reach, and what each step takes with it. Deletes nothing. */
  'tokens.revokePlan': {
    input: z.strictObject({ jobId: JobId, issuanceId: IssuanceId }),
    output: RevokePlan,
  },
  /** A new token with the same settings in place of each chosen one, which is taken back then. Safe to repeat. */
  'tokens.renew': {
    input: z.strictObject({
      jobId: JobId,
      selection: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('ids'), issuanceIds: list(IssuanceId, PAGE_LIMIT).min(1) }),
        /** All that are kept here and end within this time. */
        z.strictObject({ by: z.literal('ending'), withinSeconds: z.int().min(1).max(31_536_000) }),
      ]),
    }),
    output: z.strictObject({ results: list(Renewal, RENEWAL_LIMIT) }),
  },
  /** From a cluster to its page in the portal: a token by its remembered settings, copied, and the page opened. */
  'tokens.signIn': {
    input: z.strictObject({ jobId: JobId, contextId: ContextId }),
    output: PortalSignIn,
  },
  /** Takes a token back on the cluster. Answers when the server took that; `tokens.revoking` tells how it goes on. */
  'tokens.revoke': {
    input: z.strictObject({ jobId: JobId, issuanceId: IssuanceId, reach: RevokeReach }),
    output: z.strictObject({ deletedAt: Time }),
  },
  /**
   * Checks tokens, first without them. `review` allows a TokenReview where nothing else can tell, which puts the token
   * into the log of a server that audits bodies. One outcome for each token.
   */
  'tokens.verify': {
    input: z.strictObject({
      jobId: JobId,
      issuanceIds: list(IssuanceId, PAGE_LIMIT).min(1),
      review: z.boolean(),
    }),
    output: z.strictObject({ checks: list(TokenCheck, PAGE_LIMIT) }),
  },
  /** What a token says of itself, read here: nothing is sent anywhere. */
  'tokens.decode': {
    input: z.strictObject({ issuanceId: IssuanceId }),
    output: TokenClaims,
  },
};

export const tokenEvents = {
  'tokens.changed': z.strictObject({}),
  /** How far a revocation is: told when something changes, every two seconds at most for one token. */
  'tokens.revoking': Revoking,
  'clipboard.changed': Clipboard,
};
