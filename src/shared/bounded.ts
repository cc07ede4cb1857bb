// Bounded building blocks for schemas: no string and no array crosses a boundary without a limit.
import { z } from 'zod';

/** A string of at most `max` characters. */
export function text(max: number) {
  return z.string().max(max);
}

/** An array of at most `max` items. */
export function list<Item extends z.ZodType>(item: Item, max: number) {
  return z.array(item).max(max);
}

/** A moment: epoch milliseconds, from 1970 to the year 9999. */
export const Time = z.int().min(0).max(253_402_300_799_999);

/** A whole number that counts things. */
export const Count = z.int().min(0).max(1_000_000_000);

/** Most rows one call returns; further ones come by cursor. */
export const PAGE_LIMIT = 200;

/** Where the next page starts; opaque to the caller. */
export const Cursor = text(200);

/** What every paged call takes. */
export const pageInput = {
  cursor: Cursor.optional(),
  limit: z.int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT),
};

/** A page of rows: `next` is absent on the last one, `total` counts all matching rows as far as known. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ rows: list(row, PAGE_LIMIT), next: Cursor.optional(), total: Count });
}
