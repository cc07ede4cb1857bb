// What a failed call leaves open: whether it was done all the same, and whether another try may help.
import { setTimeout as pause } from 'node:timers/promises';
import type { AppError, Result } from '../../shared/ipc/result.ts';

/** Pauses before a call is tried again, milliseconds. */
const RETRY_AFTER_MS = [200, 1000];

type Codes = ReadonlySet<AppError['code']>;

const passing: Codes = new Set([
  'unreachable',
  'timed-out',
  'server-error',
  'bad-answer',
] satisfies AppError['code'][]);

/** The answer got lost: the server may have done what was asked. */
export function mayBeDone(error: AppError): boolean {
  return passing.has(error.code) || error.code === 'cancelled' || error.code === 'tls';
}

/** The same call may succeed in a moment. Where the server said when, the connection has waited for that already. */
function mayPass(error: AppError): boolean {
  if (error.code === 'throttled') return error.retryAfterSeconds === undefined;
  return passing.has(error.code);
}

/** Makes a call up to three times, as long as another try may help. For calls that do no harm when repeated. */
export async function persistently<Value>(
  attempt: () => Promise<Result<Value>>,
  signal: AbortSignal,
): Promise<Result<Value>> {
  for (const pauseMs of RETRY_AFTER_MS) {
    const outcome = await attempt();
    if (outcome.ok || !mayPass(outcome.error) || signal.aborted) return outcome;
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  return attempt();
}
