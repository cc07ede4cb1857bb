// Tokens that are kept in this process only: until quit, or until they have been copied once.
import type { IssuanceId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Redactor } from '../redact.ts';

export class MemoryTokens {
  readonly #tokens = new Map<IssuanceId, { readonly token: string; readonly forget: () => void }>();
  readonly #redactor: Redactor;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** Keeps a token; the log knows it from then on. */
  set(id: IssuanceId, token: string): void {
    this.#tokens.set(id, { token, forget: this.#redactor.remember(token) });
  }

  /** Reads a token. Fails with `token-gone`. */
  get(id: IssuanceId): Result<string> {
    const held = this.#tokens.get(id);
    return held === undefined ? failed({ code: 'token-gone', where: 'memory' }) : ok(held.token);
  }

  /** Drops the reference. The string itself stays in memory until it is overwritten: no program can wipe it. */
  delete(id: IssuanceId): void {
    this.#tokens.get(id)?.forget();
    this.#tokens.delete(id);
  }

  /** The tokens that are kept here now. */
  ids(): readonly IssuanceId[] {
    return [...this.#tokens.keys()];
  }
}
