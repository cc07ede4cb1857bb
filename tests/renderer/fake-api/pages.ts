// Paging as main does it.

/** A page of rows by a cursor that is just the offset. */
export function pageOf<Row>(rows: readonly Row[], input: { cursor?: string | undefined; limit: number }) {
  const from = Number(input.cursor ?? 0);
  const next = from + input.limit;
  return {
    rows: rows.slice(from, next),
    ...(next < rows.length ? { next: String(next) } : {}),
    total: rows.length,
  };
}
