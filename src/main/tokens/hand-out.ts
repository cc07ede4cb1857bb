// Hands a token out, to the clipboard or to the reveal window; the history knows before the token leaves.
import type { IssuanceId } from '../../shared/ids.ts';
import type { Clipboard } from '../../shared/ipc/contract/tokens.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Ports } from '../ports.ts';
import type { Redactor } from '../redact.ts';
import type { ClipboardHold } from './clipboard-hold.ts';
import { moveTo, setCopiedAt, type IssuanceRecord } from './issuance-rows.ts';
import type { Ledger } from './ledger.ts';
import { about, type Vault } from './vault.ts';

export type HandOutParts = {
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly hold: ClipboardHold;
  readonly redactor: Redactor;
  readonly settings: () => Settings;
  readonly reveal: Ports['reveal'];
  /** The app may have been locked while keychain and database were at it. */
  readonly locked: () => boolean;
};

export class HandOut {
  readonly #parts: HandOutParts;

  constructor(parts: HandOutParts) {
    this.#parts = parts;
  }

  /**
   * Copies a token: exact characters, cleared after a while. One that is kept for one copy is handed over by it. Fails as
   * keychain, clipboard and database do.
   */
  async copy(id: IssuanceId, purpose: 'plain' | 'portal'): Promise<Result<Clipboard>> {
    const { vault, ledger, hold } = this.#parts;
    const usable = vault.usable(id);
    if (!usable.ok) return usable;
    const record = usable.value;
    const token = await vault.read(record);
    if (!token.ok) return token;
    const release = this.#parts.redactor.remember(token.value);
    try {
      const recorded = await ledger.record([{ kind: 'copied', ...about(record), purpose }], (tx, at) => {
        setCopiedAt(tx, id, at);
        return true;
      });
      if (!recorded.ok) return recorded;
      const settings = this.#parts.settings();
      const placement = {
        issuanceId: id,
        accountName: record.account_name,
        seconds: purpose === 'portal' ? settings.portalClipboardSeconds : settings.clipboardSeconds,
        hints: settings.keepOutOfClipboardHistory,
      };
      const placed = this.#parts.locked()
        ? failed({ code: 'locked' })
        : await hold.put(token.value, placement);
      if (!placed.ok) {
        await ledger.record([{ kind: 'failed', ...about(record), purpose, error: placed.error }]);
        return placed;
      }
      if (record.state === 'copy-once') await this.#handedOver(record);
      return placed;
    } finally {
      release();
    }
  }

  /**
   * Gives a token to the user's own command or file, in this process; the history says that it was revealed. One that is
   * kept for one copy is handed over by it.
   */
  async give(id: IssuanceId): Promise<Result<string>> {
    const usable = this.#parts.vault.usable(id);
    if (!usable.ok) return usable;
    const token = await this.#readToShow(id);
    if (token.ok && usable.value.state === 'copy-once') await this.#handedOver(usable.value);
    return token;
  }

  /** Shows a token in the reveal window: masked, and read only when the user unmasks it. */
  async reveal(id: IssuanceId): Promise<Result<void>> {
    const usable = this.#parts.vault.usable(id);
    if (!usable.ok) return usable;
    const { namespace, account_name: name } = usable.value;
    return this.#parts.reveal({
      issuanceId: id,
      title: `${namespace}/${name}`,
      seconds: this.#parts.settings().revealSeconds,
      read: () => this.#readToShow(id),
    });
  }

  async #readToShow(id: IssuanceId): Promise<Result<string>> {
    const usable = this.#parts.vault.usable(id);
    if (!usable.ok) return usable;
    const token = await this.#parts.vault.read(usable.value);
    if (!token.ok) return token;
    const recorded = await this.#parts.ledger.record([{ kind: 'revealed', ...about(usable.value) }]);
    if (this.#parts.locked()) return failed({ code: 'locked' });
    return recorded.ok ? token : recorded;
  }

  /** The token is out: whatever happens to the note of it, it does not stay here. */
  async #handedOver(record: IssuanceRecord): Promise<Result<void>> {
    await this.#parts.vault.remove(record.id, record.keep);
    const recorded = await this.#parts.ledger.record(
      [{ kind: 'handed-over', ...about(record), keep: record.keep }],
      (tx) => moveTo(tx, record.id, 'handed-over'),
    );
    return recorded.ok ? ok(undefined) : recorded;
  }
}
