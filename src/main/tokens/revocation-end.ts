// How a revocation ends: the token is dead and goes from here, or the cluster refused and it is what it was.
import type { IssuanceId } from '../../shared/ids.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById, setLeft } from './issuance-rows.ts';
import type { Ledger, NewEvent } from './ledger.ts';
import { markRevoked, moveBack } from './revoking-rows.ts';
import { objectOf, secretOf } from './token-object.ts';
import { about, type Vault } from './vault.ts';

export class RevocationEnd {
  readonly #parts: { readonly database: Database; readonly ledger: Ledger; readonly vault: Vault };

  constructor(parts: { readonly database: Database; readonly ledger: Ledger; readonly vault: Vault }) {
    this.#parts = parts;
  }

  /**
   * The token is dead, durably first; then its entry goes from keychain or memory. `not-asked`: no server said so, but
   * more time has passed than any of them remembers it.
   */
  async revoked(id: IssuanceId, outcome: 'refused' | 'not-asked'): Promise<void> {
    const { database, ledger, vault } = this.#parts;
    const record = issuanceById(database, id);
    if (record === undefined) return;
    const secret = secretOf(record);
    const event: NewEvent = {
      kind: 'revoked',
      ...about(record),
      route: record.route,
      keep: record.keep,
      standing: outcome === 'refused' ? 'revoked' : 'unknown',
      ...(secret === undefined ? {} : { removed: [objectOf(record)] }),
    };
    const recorded = await ledger.record([event], (tx, at) =>
      markRevoked(tx, record, outcome === 'refused', at),
    );
    if (!recorded.ok || recorded.value === undefined) return;
    const kept = record.state_before === 'stored' || record.keep !== 'keychain';
    const removed = kept ? await vault.remove(id, record.keep) : undefined;
    // What a closed keychain keeps is removed when it is open again.
    if (removed?.ok !== true || record.keep !== 'keychain') return;
    await ledger.record([], (tx) => {
      setLeft(tx, id, { cluster: false, entry: false });
      return true;
    });
  }

  /** The cluster refused to delete the object: the token is what it was. */
  async refused(id: IssuanceId, error: AppError): Promise<void> {
    const { database, ledger } = this.#parts;
    const record = issuanceById(database, id);
    if (record === undefined) return;
    const event = { kind: 'failed', ...about(record), attempted: 'revoke', error } as const;
    await ledger.record([event], (tx) => moveBack(tx, id));
  }
}
