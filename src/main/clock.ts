// The time, as a port: tests set it, nothing else reads Date.now in the core.

export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
};

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
