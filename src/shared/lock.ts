// The app's own lock, as both sides speak of it.
import { z } from 'zod';
import { Time } from './bounded.ts';

const LockCause = z.enum(['user', 'idle', 'suspend', 'screen']);
export type LockCause = z.infer<typeof LockCause>;

export const LockState = z.discriminatedUnion('locked', [
  z.strictObject({ locked: z.literal(false) }),
  z.strictObject({ locked: z.literal(true), cause: LockCause, at: Time }),
]);
export type LockState = z.infer<typeof LockState>;
