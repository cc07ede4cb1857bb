// Keeps answers for a short while, so that typing and scrolling ask the server once.
import type { Clock } from '../clock.ts';

/** How long an answer counts as fresh, milliseconds. */
const FRESH_MS = 30_000;
/** Answers kept at a time; the oldest goes first. */
const ENTRIES_LIMIT = 50;

/** Holds values by key. Give up on one with `drop`, on all that begin with a prefix with `dropAll`. */
export class FreshCache<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly since: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The value if it is fresh, else a new one. */
  get(key: string, make: () => Value): Value {
    const known = this.#entries.get(key);
    if (known !== undefined && this.#clock.now() - known.since < FRESH_MS) return known.value;
    this.#entries.delete(key);
    const value = make();
    this.#entries.set(key, { value, since: this.#clock.now() });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= ENTRIES_LIMIT) break;
      this.#entries.delete(oldest);
    }
    return value;
  }

  /** Forgets exactly this value, and not one that took its place. */
  drop(key: string, value: Value): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
  }

  /** Forgets every key with this beginning. */
  dropAll(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key);
  }
}
