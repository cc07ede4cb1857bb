// Waits where a server says when to come back: a request that it did not take in for now is sent again.
import { setTimeout as pause } from 'node:timers/promises';
import type { Incoming } from './transport.ts';

/** Times that a request is sent at most. */
const TRIES = 3;
/** The longest wait that the user is not asked about, seconds; a longer one is an error that names it. */
const LONGEST_SECONDS = 5;

/**
 * Makes one request, again after the time that the server names: 429 with `Retry-After` (whole seconds) means that it did
 * nothing, so that sending anew does no harm, also for a TokenRequest. After three tries, or where the server asks for
 * more than 5 s, the refusal is the answer. A wait ends with the signal.
 */
export async function obeyingRetryAfter(
  attempt: () => Promise<Incoming>,
  signal: AbortSignal,
): Promise<Incoming> {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt();
    const seconds = answer.status === 429 ? Number(answer.headers['retry-after'] ?? Number.NaN) : Number.NaN;
    if (!(seconds >= 0 && seconds <= LONGEST_SECONDS) || tries === TRIES) return answer;
    await pause(seconds * 1000, undefined, { signal }).catch(() => undefined);
  }
}
