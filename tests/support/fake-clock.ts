// A clock that a test moves by hand; waiting work runs when its time has come.
import type { Clock, Timer } from '../../src/main/clock.ts';

/** Starts at noon of 24 November 2026, UTC. */
export class FakeClock implements Clock, Timer {
  #now = Date.UTC(2026, 10, 24, 12);
  #waiting: { readonly at: number; readonly work: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, work: () => void): () => void {
    const entry = { at: this.#now + ms, work };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** The clock is set, or the machine sleeps: no timer runs meanwhile. */
  jump(ms: number): void {
    this.#now += ms;
    this.#waiting = this.#waiting.map((entry) => ({ ...entry, at: entry.at + ms }));
  }

  /** Lets so many seconds pass. */
  pass(seconds: number): void {
    this.#now += seconds * 1000;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { work } of due) work();
  }
}
