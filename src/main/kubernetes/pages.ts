// Reads long lists in pages, as the server hands them out.
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Apis, Connection, Reply } from './connection.ts';

/** Objects asked for in one call; 10,000 accounts in pages of 500 take about 0.6 s (measured). */
const PAGE_SIZE = 500;
/** Most pages of one list: half a million objects. */
const PAGES_LIMIT = 1000;
/** How often a list starts anew after its snapshot expired on the server (410). */
const RESTARTS = 2;

type KubernetesList<Item> = {
  metadata?: { _continue?: string; remainingItemCount?: number };
  /** Go writes an empty list of metadata as `null` (measured). */
  items: Item[] | null;
};
/** What a list call takes; no resourceVersion, for with one the server ignores `limit` (measured). */
export type PageOptions = { limit: number; _continue?: string };
/** One page: its items, and how many are still to come where the server says so. */
export type Page<Item> = { readonly items: readonly Item[]; readonly remaining: number };

type Ask<Item> = (apis: Apis, options: PageOptions) => Promise<{ data: KubernetesList<Item> }>;

/**
 * Reads a whole list and hands over each page when it comes. `restart` is called when the server dropped the snapshot
 * and the list starts anew.
 */
export async function readPages<Item>(
  connection: Connection,
  ask: (apis: Apis, options: PageOptions) => ReturnType<Ask<Item>>,
  options: {
    readonly signal: AbortSignal;
    readonly page: (page: Page<Item>) => void;
    readonly restart: () => void;
    /** Instead of full objects, such as metadata alone. */
    readonly accept?: string;
  },
): Promise<Result<void>> {
  let next: string | undefined;
  let restarts = 0;
  for (let pages = 0; pages < PAGES_LIMIT; pages += 1) {
    const reply: Result<Reply<KubernetesList<Item>>> = await connection.call(
      (apis) => ask(apis, { limit: PAGE_SIZE, ...(next === undefined ? {} : { _continue: next }) }),
      { signal: options.signal, ...(options.accept === undefined ? {} : { accept: options.accept }) },
    );
    if (!reply.ok) {
      const expired = next !== undefined && reply.error.code === 'server-error' && reply.error.status === 410;
      if (!expired || restarts === RESTARTS) return reply;
      restarts += 1;
      next = undefined;
      options.restart();
      continue;
    }
    const { items, metadata } = reply.value.value;
    options.page({ items: items ?? [], remaining: metadata?.remainingItemCount ?? 0 });
    next = metadata?._continue;
    if (next === undefined || next === '') return ok(undefined);
  }
  return failed({ code: 'bad-answer', reason: 'too-large' });
}

/** Reads a whole list into one array. */
export async function readAll<Item>(
  connection: Connection,
  ask: (apis: Apis, options: PageOptions) => ReturnType<Ask<Item>>,
  signal: AbortSignal,
): Promise<Result<Item[]>> {
  const all: Item[] = [];
  const outcome = await readPages<Item>(connection, ask, {
    signal,
    page: (page) => all.push(...page.items),
    restart: () => all.splice(0),
  });
  return outcome.ok ? ok(all) : outcome;
}
