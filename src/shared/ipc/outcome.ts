// A result as plain values, without the schemas of result.ts: for what has to start fast.
import type { AppError } from './result.ts';

/** Longest `detail` (the other side's own words), characters. */
export const DETAIL_LIMIT = 2000;

export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Failed = { readonly ok: false; readonly error: AppError };
export type Result<Value> = Ok<Value> | Failed;

/** A success. */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/** An expected failure. */
export function failed(error: AppError): Failed {
  return { ok: false, error };
}
