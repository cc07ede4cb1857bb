// The ladder of a revocation: what each step takes with it, read before anything is deleted.
import { z } from 'zod';
import { Count, text } from './bounded.ts';
import { AppError } from './ipc/result.ts';

/** How far a revocation reaches. */
export const RevokeReach = z.enum(['token', 'secret', 'rights']);
export type RevokeReach = z.infer<typeof RevokeReach>;

export const RevokePlan = z.strictObject({
  /** The bound Secret of this token alone; absent where it has none. */
  token: z.strictObject({ secret: text(253) }).optional(),
  /** The Secret that holds this token, and how many tokens of ours are copies of it. */
  secret: z.strictObject({ secret: text(253), ours: z.boolean(), tokens: Count }).optional(),
  /** Bindings that name the account; `shared` ones name others too. What it has through groups stays. */
  rights: z.union([
    z.strictObject({ bindings: Count, shared: Count, throughGroups: Count, complete: z.boolean() }),
    z.strictObject({ error: AppError }),
  ]),
  /** Tokens of ours that go with the account, and Secrets with tokens of others, where they may be listed. */
  account: z.strictObject({ tokens: Count, otherSecrets: Count.optional() }),
});
export type RevokePlan = z.infer<typeof RevokePlan>;
