// The time and waiting, as ports: tests set them, nothing else reads Date.now or sets a timer in the core.

export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
};

export type Timer = {
  /** Runs `work` after so many milliseconds; returns what calls it off. Does not keep the process alive. */
  after(ms: number, work: () => void): () => void;
};

/** The longest wait that setTimeout knows; a longer one fires at once (measured). */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

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
