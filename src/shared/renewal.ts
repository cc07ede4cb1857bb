// What came of renewing tokens: one outcome for each.
import { z } from 'zod';
import { IssuanceId } from './ids.ts';
import { Grant } from './issuance.ts';
import { AppError } from './ipc/result.ts';

/** Most tokens in one renewal. */
export const RENEWAL_LIMIT = 1000;

/**
 * `renewed`: the new token is kept; `before` says what became of the old one: taken back, not to be taken back alone, or
 * still there because the cluster refused (`error`). `already-renewed`: a living one took its place before.
 */
export const Renewal = z.discriminatedUnion('outcome', [
  z.strictObject({
    issuanceId: IssuanceId,
    outcome: z.literal('renewed'),
    newId: IssuanceId,
    grant: Grant,
    before: z.enum(['revoking', 'not-revocable', 'not-taken-back']),
    error: AppError.optional(),
  }),
  z.strictObject({ issuanceId: IssuanceId, outcome: z.literal('already-renewed'), newId: IssuanceId }),
  z.strictObject({ issuanceId: IssuanceId, outcome: z.literal('failed'), error: AppError }),
  z.strictObject({ issuanceId: IssuanceId, outcome: z.literal('cancelled') }),
]);
export type Renewal = z.infer<typeof Renewal>;
