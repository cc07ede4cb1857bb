// The scale of the expiry line: where a time left is drawn, and which dots join into a number.
import type { TokenRow } from '../../../shared/issuance.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = 6 * MINUTE;
const TO = 90 * DAY;
/** Dots closer than this join, pixels. */
const JOIN_PX = 8;

/** Marks on the line. */
export const ticks = [
  { ms: 10 * MINUTE, label: '10 min' },
  { ms: HOUR, label: '1 h' },
  { ms: 8 * HOUR, label: '8 h' },
  { ms: DAY, label: '24 h' },
  { ms: 7 * DAY, label: '7 d' },
  { ms: 30 * DAY, label: '30 d' },
  { ms: 90 * DAY, label: '90 d' },
] as const;

/** One dot: where (pixels), and the tokens that end there, soonest first. */
export type Dot = { readonly x: number; readonly tokens: readonly [TokenRow, ...TokenRow[]] };

/** Where a time left (ms) lies, 0 to 1. */
export function placeOf(ms: number): number {
  return Math.min(1, Math.max(0, Math.log(ms / FROM) / Math.log(TO / FROM)));
}

/** The dots of the tokens that still live, on a line `width` pixels long. */
export function dotsOf(tokens: readonly TokenRow[], now: number, width: number): Dot[] {
  const living = tokens
    .flatMap((token) => {
      const end = token.grant.expiresAt;
      return end === undefined || end <= now ? [] : [{ token, x: placeOf(end - now) * width }];
    })
    .sort((a, b) => a.x - b.x);
  const dots: Dot[] = [];
  for (const { token, x } of living) {
    const last = dots.at(-1);
    if (last !== undefined && x - last.x < JOIN_PX) {
      dots[dots.length - 1] = { x: last.x, tokens: [...last.tokens, token] };
    } else dots.push({ x, tokens: [token] });
  }
  return dots;
}
