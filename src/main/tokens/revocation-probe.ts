// What is asked of a cluster about a token that is being revoked: is its object gone, is the token refused.
import type { ContextId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { reviewHolder } from '../kubernetes/holder-review.ts';
import { readObject } from '../kubernetes/objects.ts';
import { removeSecret, type Remains } from '../kubernetes/secret-removal.ts';
import type { Redactor } from '../redact.ts';
import type { IssuanceRecord } from './issuance-rows.ts';
import { secretOf } from './token-object.ts';
import type { Vault } from './vault.ts';

/** `not-asked`: the token is not here any more, or nobody answered. */
export type Acceptance = 'accepted' | 'refused' | 'not-asked';

export type ProbeParts = {
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: false },
  ) => Promise<Result<Connection>>;
  readonly vault: Pick<Vault, 'peek'>;
  readonly redactor: Redactor;
};

export class RevocationProbe {
  readonly #parts: ProbeParts;

  constructor(parts: ProbeParts) {
    this.#parts = parts;
  }

  /**
   * What is left of the object with which the token dies. Its Secret is asked to go, again and again if need be; an
   * account is only looked at. Fails as opening the cluster and the server do.
   */
  async remains(record: IssuanceRecord, signal: AbortSignal): Promise<Result<Remains>> {
    const opened = await this.#parts.open(record.context_id, { signal, interactive: false });
    if (!opened.ok) return opened;
    const secret = secretOf(record);
    if (secret !== undefined) return removeSecret(opened.value, secret, signal);
    const { namespace, account_name: name, account_uid: uid } = record;
    const account = await readObject(opened.value, { kind: 'ServiceAccount', namespace, name }, signal);
    if (!account.ok) return account;
    const gone = account.value === undefined || (uid !== null && account.value.uid !== uid);
    return ok(gone ? { state: 'gone' } : { state: 'held', finalizers: [] });
  }

  /** Whether this server takes the token now. */
  async acceptance(record: IssuanceRecord, signal: AbortSignal): Promise<Acceptance> {
    const token = await this.#parts.vault.peek(record);
    if (!token.ok) return 'not-asked';
    const release = this.#parts.redactor.remember(token.value);
    try {
      const opened = await this.#parts.open(record.context_id, { signal, interactive: false });
      if (!opened.ok) return 'not-asked';
      const review = await reviewHolder(opened.value, token.value, signal);
      // Somebody else's name proves nothing: a proxy may have put its own in the header's place.
      const subject = `system:serviceaccount:${record.namespace}:${record.account_name}`;
      if (review.answer === 'holder') return review.username === subject ? 'accepted' : 'not-asked';
      return review.answer;
    } finally {
      release();
    }
  }
}
