// A token on the clipboard: counted down, and cleared only if the clipboard still holds it.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IssuanceId } from '../../shared/ids.ts';
import type { Clipboard } from '../../shared/ipc/contract/tokens.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock, Timer } from '../clock.ts';
import type { ClipboardPort } from '../ports.ts';

/** Why a clipboard was cleared. */
export type ClearCause = 'user' | 'time' | 'quit' | 'lock' | 'suspend';

/** Whose token is put there, for how long, and with hints to clipboard managers or without. */
export type Placement = {
  readonly issuanceId: IssuanceId;
  readonly accountName: string;
  readonly seconds: number;
  readonly hints: boolean;
};

type Held = {
  readonly shown: Extract<Clipboard, { holds: 'token' }>;
  /** The token itself is not kept: its digest tells whether it is still there. */
  readonly digest: Buffer;
  readonly callOff: () => void;
};

export type ClipboardHoldParts = {
  readonly clipboard: ClipboardPort;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Told at every change. */
  readonly changed: (state: Clipboard) => void;
  /** Told when a token was really taken off the clipboard; awaited. */
  readonly cleared: (issuanceId: IssuanceId, cause: ClearCause) => Promise<void>;
  /** Told when a clearing on time broke; nobody waits for that one. */
  readonly broke: (error: unknown) => void;
};

export class ClipboardHold {
  readonly #parts: ClipboardHoldParts;
  #held: Held | undefined;
  /** One change at a time, or a clearing could hit the token that was copied next. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ClipboardHoldParts) {
    this.#parts = parts;
  }

  /** What it holds as far as we know. */
  state(): Clipboard {
    return this.#held?.shown ?? { holds: 'nothing' };
  }

  /** Puts exactly these characters on the clipboard and starts the countdown. Fails as the clipboard does. */
  put(token: string, placement: Placement): Promise<Result<Clipboard>> {
    return this.#inTurn(async () => {
      const { clipboard, clock, timer } = this.#parts;
      const written = await clipboard.write(token, placement.hints);
      if (!written.ok) return written;
      this.#held?.callOff();
      const copiedAt = clock.now();
      const { issuanceId, accountName, seconds } = placement;
      this.#held = {
        shown: { holds: 'token', issuanceId, accountName, copiedAt, clearsAt: copiedAt + seconds * 1000 },
        digest: digestOf(token),
        callOff: timer.after(seconds * 1000, () => void this.clear('time').catch(this.#parts.broke)),
      };
      this.#parts.changed(this.#held.shown);
      return ok(this.#held.shown);
    });
  }

  /** Takes our token off the clipboard; anything else that is there by now stays. */
  clear(cause: ClearCause): Promise<Clipboard> {
    return this.#inTurn(async () => {
      const held = this.#held;
      if (held === undefined) return this.state();
      const { clipboard } = this.#parts;
      const ours = timingSafeEqual(digestOf(await clipboard.read()), held.digest);
      if (ours) await clipboard.clear();
      held.callOff();
      this.#held = undefined;
      this.#parts.changed(this.state());
      if (ours) await this.#parts.cleared(held.shown.issuanceId, cause);
      return this.state();
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
