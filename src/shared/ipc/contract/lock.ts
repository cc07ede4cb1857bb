// Calls and events of the app's own lock. While it is locked, the gate refuses nearly every other call.
import { z } from 'zod';
import { LockState } from '../../lock.ts';

export const lockCalls = {
  'lock.state': { input: z.strictObject({}), output: LockState },
  /** Clears our clipboard, destroys reveal windows, and hands nothing out until it is unlocked. */
  'lock.lock': { input: z.strictObject({}), output: LockState },
  /** Asks for nothing: it is no password. */
  'lock.unlock': { input: z.strictObject({}), output: LockState },
};

export const lockEvents = { 'lock.changed': LockState };
