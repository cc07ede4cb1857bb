// Signing in to the portal as one action: which token it took, and what came of each step.
import { z } from 'zod';
import { text } from './bounded.ts';
import { IssuanceId } from './ids.ts';
import { AppError } from './ipc/result.ts';

/**
 * `nothing-remembered`: no token was issued here yet whose settings could be used. `done`: there is a token,
 * on the clipboard unless `copyError` says why not; `before` says what became of the one that it took the place of,
 * `portalError` why the page could not be opened. It is not opened where there is nothing to paste.
 */
export const PortalSignIn = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('nothing-remembered') }),
  z.strictObject({
    outcome: z.literal('done'),
    issuanceId: IssuanceId,
    namespace: text(63),
    accountName: text(253),
    token: z.enum(['fresh', 'kept']),
    before: z.enum(['none', 'revoking', 'not-revocable', 'not-taken-back']),
    beforeError: AppError.optional(),
    copyError: AppError.optional(),
    portalError: AppError.optional(),
  }),
]);
export type PortalSignIn = z.infer<typeof PortalSignIn>;
