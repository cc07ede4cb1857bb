// The app's own lock: hides what is on screen, refuses to hand anything out, and clears what it had put elsewhere.
import type { LockCause, LockState } from '../../shared/lock.ts';
import type { Clock, Timer } from '../clock.ts';

/** How often it is asked how long nobody has typed or clicked, milliseconds. */
const ASK_EVERY_MS = 10_000;

/** What in the settings concerns the lock. */
export type LockSettings = {
  /** Minutes without input after which it locks; 0: never. */
  readonly lockMinutes: number;
  /** Lock when the machine suspends or its screen is locked. */
  readonly lockWithScreen: boolean;
};

export type LockParts = {
  readonly settings: () => LockSettings;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Seconds since the last input anywhere on the machine. */
  readonly idleSeconds: () => number;
  /** Destroys the windows that show a token. */
  readonly closeReveals: () => void;
  /** Clears the clipboard if it still holds our token. */
  readonly clearClipboard: (cause: 'lock' | 'suspend') => Promise<unknown>;
  readonly changed: (state: LockState) => void;
  /** Told when the clipboard could not be cleared; the lock holds all the same. */
  readonly broke: (error: unknown) => void;
};

/** It asks for no password: whoever sits at the unlocked session may unlock it. */
export class Lock {
  readonly #parts: LockParts;
  #state: LockState = { locked: false };
  #callOff: (() => void) | undefined;
  /** Start of the app, or the last unlocking: somebody was there then, whatever the system counts. */
  #seenAt: number;

  constructor(parts: LockParts) {
    this.#parts = parts;
    this.#seenAt = parts.clock.now();
  }

  /** Begins to look for a time without input. */
  watch(): void {
    this.#callOff = this.#parts.timer.after(ASK_EVERY_MS, () => {
      this.#askIdle();
      this.watch();
    });
  }

  /** Ends the looking, at quit. */
  close(): void {
    this.#callOff?.();
  }

  state(): LockState {
    return this.#state;
  }

  get locked(): boolean {
    return this.#state.locked;
  }

  /** Locks; without effect on the state where it is locked, but what is out there is cleared again. */
  async lock(cause: LockCause): Promise<LockState> {
    const { clock, changed, closeReveals, clearClipboard, broke } = this.#parts;
    if (!this.#state.locked) {
      // First of all: from here on nothing more is handed out.
      this.#state = { locked: true, cause, at: clock.now() };
      changed(this.#state);
    }
    closeReveals();
    await clearClipboard(cause === 'suspend' ? 'suspend' : 'lock').catch(broke);
    return this.#state;
  }

  unlock(): LockState {
    this.#seenAt = this.#parts.clock.now();
    this.#state = { locked: false };
    this.#parts.changed(this.#state);
    return this.#state;
  }

  /** The machine goes to sleep: the clipboard is cleared whatever the settings say. */
  async suspended(): Promise<void> {
    const { settings, clearClipboard, broke } = this.#parts;
    if (settings().lockWithScreen) await this.lock('suspend');
    else await clearClipboard('suspend').catch(broke);
  }

  /** The system has locked its screen; only Windows and macOS tell. */
  async screenLocked(): Promise<void> {
    if (this.#parts.settings().lockWithScreen) await this.lock('screen');
  }

  #askIdle(): void {
    const { lockMinutes } = this.#parts.settings();
    if (lockMinutes === 0 || this.#state.locked) return;
    const seconds = Math.min(this.#parts.idleSeconds(), (this.#parts.clock.now() - this.#seenAt) / 1000);
    if (seconds >= lockMinutes * 60) void this.lock('idle');
  }
}
