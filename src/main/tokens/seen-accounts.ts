// The service accounts that a run of renewals has seen: each is looked at once, however many of its tokens there are.
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { LiveObject } from '../kubernetes/manifest.ts';
import { readObject } from '../kubernetes/objects.ts';
import type { TokenAccount } from '../kubernetes/tokens.ts';
import type { IssuanceRecord } from './issuance-rows.ts';

type Seen = Result<LiveObject | undefined>;

/** For one run. What one context may not see, or cannot, another may. */
export class SeenAccounts {
  readonly #seen = new Map<string, Promise<Seen>>();

  /**
   * The account of a token as it is now: the same one as then, by its UID, where accounts may be read. Fails with
   * `not-found`, `terminating`, with `conflict` where it was made anew, and as the server does.
   */
  async find(
    connection: Connection,
    record: IssuanceRecord,
    signal: AbortSignal,
  ): Promise<Result<TokenAccount>> {
    const { namespace, account_name: name, account_uid: uid } = record;
    const ref = { kind: 'ServiceAccount', name, namespace } as const;
    const key = JSON.stringify([record.cluster_id, namespace, name]);
    const before = await this.#seen.get(key);
    const found = before?.ok === true ? before : await this.#look(key, readObject(connection, ref, signal));
    if (!found.ok) {
      return found.error.code === 'forbidden' ? ok({ namespace, name, uid: uid ?? undefined }) : found;
    }
    if (found.value === undefined) return failed({ code: 'not-found', ...ref });
    if (found.value.terminating) return failed({ code: 'terminating', ...ref });
    if (uid !== null && uid !== found.value.uid) return failed({ code: 'conflict', ...ref });
    return ok({ namespace, name, uid: found.value.uid });
  }

  #look(key: string, looking: Promise<Seen>): Promise<Seen> {
    this.#seen.set(key, looking);
    return looking;
  }
}
