// Answers searches and pages over service accounts from a list that is read once and kept for a while.
import type { ContextId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { AccountEntry } from '../kubernetes/service-accounts.ts';
import { AccountListing } from './account-listing.ts';
import { FreshCache } from './fresh-cache.ts';
import { pageOf, startOf } from './row-page.ts';

type Query = Parsed<'accounts.list'>;
type Accounts = Answer<'accounts.list'>;

/** Lists accounts of all contexts. `signal` ends every reading, when the app ends. */
export class AccountList {
  readonly #cache: FreshCache<AccountListing>;
  readonly #signal: AbortSignal;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#cache = new FreshCache(clock);
    this.#signal = signal;
  }

  /**
   * One page. Without a search it answers as soon as its own rows are there. Where accounts may not be listed
   * everywhere, those of `namespaces` are listed instead.
   */
  async page(connection: Connection, query: Query, namespaces: readonly string[]): Promise<Result<Accounts>> {
    if (query.namespace !== undefined) return this.#from(connection, [query.namespace], query);
    const everywhere = await this.#from(connection, [undefined], query);
    if (everywhere.ok || everywhere.error.code !== 'forbidden' || namespaces.length === 0) return everywhere;
    return this.#from(connection, namespaces, query);
  }

  /** Reads anew next time. */
  forget(contextId: ContextId): void {
    this.#cache.dropAll(contextId);
  }

  async #from(
    connection: Connection,
    namespaces: readonly (string | undefined)[],
    query: Query,
  ): Promise<Result<Accounts>> {
    const listings = namespaces.map((namespace) => this.#listing(connection, query.contextId, namespace));
    const [only] = listings;
    if (listings.length === 1 && only !== undefined && !isSearch(query)) {
      const enough = await only.has(startOf(query) + query.limit);
      return enough.ok ? ok(pageOf(only.entries, query, accountRow, only.total)) : enough;
    }
    const entries: AccountEntry[] = [];
    let refused: Result<void> | undefined;
    for (const listing of listings) {
      const outcome = await listing.done;
      if (outcome.ok) entries.push(...listing.entries);
      else if (outcome.error.code === 'forbidden') refused ??= outcome;
      else return outcome;
    }
    if (entries.length === 0 && refused?.ok === false) return failed(refused.error);
    return ok(pageOf(entries.filter(matcher(query.search ?? '')), query, accountRow));
  }

  #listing(connection: Connection, contextId: ContextId, namespace: string | undefined): AccountListing {
    const key = `${contextId} ${namespace ?? '*'}`;
    const listing = this.#cache.get(key, () => {
      const made = new AccountListing(connection, namespace, this.#signal);
      void made.done.then((outcome) => {
        // A refusal is kept: asking again within seconds would be refused again.
        if (!outcome.ok && outcome.error.code !== 'forbidden') this.#cache.drop(key, made);
      });
      return made;
    });
    return listing;
  }
}

function isSearch(query: Query): boolean {
  return (query.search ?? '').trim() !== '';
}

/** Every word of the search is part of `namespace/name`. */
function matcher(search: string): (entry: AccountEntry) => boolean {
  const words = search.toLowerCase().split(/\s+/);
  return (entry) => words.every((word) => `${entry.namespace}/${entry.name}`.includes(word));
}

function accountRow(entry: AccountEntry): Accounts['rows'][number] {
  return { ...entry };
}
