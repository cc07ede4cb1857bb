// Channels of the app's own lock.
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Lock } from '../tokens/lock.ts';

type LockHandlers = Pick<Handlers, 'lock.state' | 'lock.lock' | 'lock.unlock'>;

/** Handlers of `lock.*`. */
export function lockHandlers(lock: Lock): LockHandlers {
  return {
    'lock.state': () => Promise.resolve(ok(lock.state())),
    'lock.lock': async () => ok(await lock.lock('user')),
    'lock.unlock': () => Promise.resolve(ok(lock.unlock())),
  };
}
