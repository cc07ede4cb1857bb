// Has the server check the creation of an object, and judges the answer.
import { ok, type Result, type AppError } from '../../shared/ipc/result.ts';
import type { StepVerdict } from '../../shared/plan.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { Manifest } from '../kubernetes/manifest.ts';
import { createObject } from '../kubernetes/objects.ts';

/** What a dry run told. `taken`: an object of that name is there, though it could not be read. */
export type DryRun =
  | { readonly state: 'passed' }
  | { readonly state: 'taken' }
  | { readonly state: 'refused'; readonly error: AppError };

/** What the server says of the object itself; any other failure concerns the whole plan. */
const refusals: ReadonlySet<AppError['code']> = new Set([
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'rejected-by-admission',
  'terminating',
  'server-error',
  'bad-answer',
] satisfies AppError['code'][]);

/** Runs the creation through authorization, the escalation check and admission, without doing it. */
export async function dryRun(
  connection: Connection,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<Result<DryRun>> {
  const reply = await createObject(connection, manifest, { signal, dryRun: true });
  if (reply.ok) return ok({ state: 'passed' });
  const { error } = reply;
  if (error.code === 'conflict') return ok({ state: 'taken' });
  return refusals.has(error.code) ? ok({ state: 'refused', error }) : reply;
}

/** The verdict of a step that creates what was dry-run. */
export function verdictOf(outcome: Exclude<DryRun, { state: 'taken' }>): StepVerdict {
  switch (outcome.state) {
    case 'passed':
      return { state: 'passed' };
    case 'refused':
      return { state: 'refused', error: outcome.error };
  }
}
