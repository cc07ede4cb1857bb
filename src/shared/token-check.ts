// What a check of a token found out: the verdict, what it rests on, and the error where nobody could say.
import { z } from 'zod';
import { Time } from './bounded.ts';
import { IssuanceId } from './ids.ts';
import { AppError } from './ipc/result.ts';
import { TokenStanding } from './token.ts';

/** What a verdict rests on; the next step follows from it. */
export const CheckReason = z.enum([
  /** The server took the token for exactly this account: name and UID. */
  'accepted',
  /** The server named the account in an answer that has no UID. */
  'accepted-by-name',
  /** A TokenReview named exactly this account. */
  'reviewed',
  'just-ended',
  'ended',
  'secret-gone',
  'secret-replaced',
  'secret-terminating',
  'account-gone',
  'account-replaced',
  'account-terminating',
  'other-issuer',
  'marked',
  'refused',
  /** It was issued for others than this server, which refuses it for itself. */
  'other-audience',
  /** Somebody between us and the server swallows the token, as Rancher does. */
  'proxy',
  /** The server took it for somebody else, or for nobody. */
  'somebody-else',
  /** The server cannot say without a TokenReview. */
  'review-needed',
  'not-here',
  'not-answered',
]);
export type CheckReason = z.infer<typeof CheckReason>;

export const TokenCheck = z.strictObject({
  issuanceId: IssuanceId,
  verdict: TokenStanding,
  reason: CheckReason,
  at: Time,
  /** Why nobody could say. */
  error: AppError.optional(),
});
export type TokenCheck = z.infer<typeof TokenCheck>;
