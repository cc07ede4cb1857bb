// The lock of the fake main.
import type { Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import { ok } from '../../../src/shared/ipc/result.ts';
import type { LockState } from '../../../src/shared/lock.ts';

/** Locks when it is told to, and says so by event. */
export function lockHandlers(emit: Emit): Pick<Handlers, 'lock.state' | 'lock.lock' | 'lock.unlock'> {
  let state: LockState = { locked: false };
  const become = (next: LockState) => {
    state = next;
    emit('lock.changed', state);
    return Promise.resolve(ok(state));
  };
  return {
    'lock.state': () => Promise.resolve(ok(state)),
    'lock.lock': () => become({ locked: true, cause: 'user', at: Date.now() }),
    'lock.unlock': () => become({ locked: false }),
  };
}
