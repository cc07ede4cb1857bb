// Signing in to the portal as one action: which token it took, and what came of each step.
import { z } from 'zod';
import { text } from './bounded.ts';
import { IssuanceId } from './ids.ts';
import { AppError } from './ipc/result.ts';

/**
 * `nothing-remembered`: no token was issued here yet whose settings could be used. `copied`: a token is on the clipboard;
 * `before` says what became of the one that it took the place of, `portalError` why the page could not be opened.
 */
export const PortalSignIn = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('nothing-remembered') }),
  z.strictObject({
    outcome: z.literal('copied'),
    issuanceId: IssuanceId,
    namespace: text(63),
    accountName: text(253),
    token: z.enum(['fresh', 'kept']),
    before: z.enum(['none', 'revoking', 'not-revocable', 'not-taken-back']),
    beforeError: AppError.optional(),
    portalError: AppError.optional(),
  }),
]);
export type PortalSignIn = z.infer<typeof PortalSignIn>;
