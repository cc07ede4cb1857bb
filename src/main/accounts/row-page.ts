// Cuts one page out of a list that is kept; the cursor is the place in it.
type PageQuery = { readonly cursor?: string | undefined; readonly limit: number };

/** Where a page starts; a cursor that is none starts at the beginning. */
export function startOf(query: PageQuery): number {
  const start = Number(query.cursor ?? 0);
  return Number.isSafeInteger(start) && start > 0 ? start : 0;
}

/** The page and where the next one starts. `total` is given while rows are still coming in. */
export function pageOf<Entry, Row>(
  entries: readonly Entry[],
  query: PageQuery,
  row: (entry: Entry) => Row,
  total = entries.length,
): { rows: Row[]; total: number; next?: string } {
  const start = startOf(query);
  const end = start + query.limit;
  const rows = entries.slice(start, end).map(row);
  return { rows, total, ...(end < total ? { next: String(end) } : {}) };
}
