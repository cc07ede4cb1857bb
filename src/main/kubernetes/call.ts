// What a call takes and what it answers.
import type { ObjectRef } from '../../shared/object-ref.ts';

/** A successful answer with what its headers say. */
export type Reply<Value> = {
  readonly value: Value;
  /** Texts of `Warning` headers. */
  readonly warnings: readonly string[];
  /** The server's `Date` header, epoch milliseconds. */
  readonly serverTime?: number;
};

export type CallOptions = {
  readonly signal: AbortSignal;
  /** From sending to the last byte, milliseconds; 15,000 unless told. A login before it may take as long as it takes. */
  readonly timeoutMs?: number;
  /** What the call is about, for errors. */
  readonly object?: ObjectRef;
  /** Instead of `application/json`, such as a metadata-only list. */
  readonly accept?: string;
  /** Longest answer, bytes; 16 MB unless told. */
  readonly maxBytes?: number;
};
