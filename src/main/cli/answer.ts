// What a command answers: text for people, a value for programs, and how it ended.
import type { AppError } from '../../shared/ipc/result.ts';

export type Answer = {
  /** Safe for a terminal, or exactly what was asked for. */
  readonly text: string;
  /** For `--json`: one value, or one for each line. */
  readonly json: unknown;
  readonly jsonLines?: readonly unknown[];
  /** 0 where absent. */
  readonly exitCode?: number;
};

/** Why a command could not do its work: an error of the core, or a sentence with an exit code. */
export type Refusal =
  | { readonly kind: 'error'; readonly error: AppError }
  | { readonly kind: 'sentence'; readonly words: string; readonly exitCode: number };

export type Outcome<Value = Answer> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** A success. */
export function answered<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** A sentence for the user, and the exit code. */
export function refuse(words: string, exitCode: number): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { kind: 'sentence', words, exitCode } };
}

/** An error of the core. */
export function refuseFor(error: AppError): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { kind: 'error', error } };
}
