// Calls and events about tokens: issue, list, copy, reveal, forget. No token is ever part of one.
import { z } from 'zod';
import { page, pageInput, text, Time } from '../../bounded.ts';
import { ClusterId, IssuanceId, JobId, PlanId } from '../../ids.ts';
import { Issued, TokenRow } from '../../issuance.ts';
import { Keep } from '../../token.ts';

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
};

export const tokenEvents = {
  'tokens.changed': z.strictObject({}),
  'clipboard.changed': Clipboard,
};
