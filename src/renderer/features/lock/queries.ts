// The app's own lock as a query and actions.
import { useQuery } from '@tanstack/react-query';
import type { LockState } from '../../../shared/lock.ts';
import { api, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

/** Whether it is locked, as main last said; not locked while main has not answered, since it answers nothing else then. */
export function useLock(): LockState {
  const lock = useQuery({ queryKey: keys.lock, queryFn: () => unwrap(api['lock.state']({})) }).data;
  return lock ?? { locked: false };
}

/** Locks; the news comes back as an event. */
export function lockNow(): void {
  void api['lock.lock']({});
}

/** Unlocks; the news comes back as an event. */
export function unlock(): void {
  void api['lock.unlock']({});
}
