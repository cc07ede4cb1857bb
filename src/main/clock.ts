// The time and waiting, as ports: tests set them, nothing else reads Date.now or sets a timer in the core.
import { setTimeout as pause } from 'node:timers/promises';

export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
};

export type Timer = {
  /** Runs `work` after so many milliseconds; returns what calls it off. Does not keep the process alive. */
  after(ms: number, work: () => void): () => void;
};

/** Time that passes while one process runs: moves on evenly, whatever is done to the machine's clock. */
export type Pace = {
  /** Milliseconds since some moment. */
  elapsed(): number;
  /** Ends after so many milliseconds, or early with the signal; never throws. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

/** The longest wait that setTimeout knows; a longer one fires at once (measured). */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The machine's own pace. It stands still while the machine sleeps, so that a wait is never too short. */
export const systemPace: Pace = {
  elapsed: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
};

/** The machine's own timers. */
export const systemTimer: Timer = {
  after(ms, work) {
    let timer: NodeJS.Timeout;
    const arm = (left: number) => {
      const wait = Math.min(left, LONGEST_WAIT_MS);
      timer = setTimeout(() => (left > wait ? arm(left - wait) : work()), wait).unref();
    };
    arm(ms);
    return () => clearTimeout(timer);
  },
};
