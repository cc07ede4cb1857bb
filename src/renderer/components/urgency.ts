// How soon a token needs attention, as one word that the colours follow.
import type { TokenRow } from '../../shared/issuance.ts';

export type Urgency = 'ended' | 'hour' | 'soon' | 'later' | 'never';

const HOUR_MS = 3_600_000;

/** `hour`: ends within the hour. `soon`: under 4 h. `now` in epoch ms. */
export function urgencyOf(token: TokenRow, now: number): Urgency {
  return urgencyAt(token.grant.expiresAt, now);
}

/** The same for a bare end; absent or `never` means that it never comes. */
export function urgencyAt(expiresAt: number | 'never' | undefined, now: number): Urgency {
  if (expiresAt === undefined || expiresAt === 'never') return 'never';
  const left = expiresAt - now;
  if (left <= 0) return 'ended';
  if (left <= HOUR_MS) return 'hour';
  return left <= 4 * HOUR_MS ? 'soon' : 'later';
}
