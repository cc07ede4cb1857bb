// A pace of its own: nobody waits, and time passes only while somebody would.
import type { Pace } from '../../src/main/clock.ts';

export class FakePace implements Pace {
  #elapsed = 0;

  elapsed(): number {
    return this.#elapsed;
  }

  sleep(ms: number): Promise<void> {
    this.#elapsed += ms;
    return Promise.resolve();
  }
}
