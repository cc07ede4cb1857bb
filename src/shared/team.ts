// What every desk has issued on a cluster, as the Secrets on it say: the cluster itself is the shared record.
import { z } from 'zod';
import { list, text, Time } from './bounded.ts';
import { AppError } from './ipc/result.ts';
import { IssuanceId } from './ids.ts';

/** Most tokens that are told; the newest ones. */
export const TEAM_LIMIT = 500;

/** What stands on a Secret is what its maker declared, not what anybody proved. */
export const TeamToken = z.strictObject({
  secret: text(253),
  namespace: text(63),
  accountName: text(253).optional(),
  /** Who declared to have issued it. */
  operator: text(253).optional(),
  reason: text(500).optional(),
  createdAt: Time.optional(),
  /** The latest end that was asked for; servers may have shortened it. Absent: not declared. */
  endsAt: Time.optional(),
  /** `bound`: a token hangs on it. `token`: it holds a token that never expires. */
  holds: z.enum(['bound', 'token']),
  /** Issued from this desk. */
  issuanceId: IssuanceId.optional(),
});
export type TeamToken = z.infer<typeof TeamToken>;

export const TeamTokens = z.strictObject({
  tokens: list(TeamToken, TEAM_LIMIT),
  /** False where Secrets may be listed in some namespaces only. */
  complete: z.boolean(),
  /** Why none may be listed. */
  error: AppError.optional(),
});
export type TeamTokens = z.infer<typeof TeamTokens>;
