// Which tokens to speak of now: a pure answer from their ends, what was told before, and the clock.
import type { EndingToken, ExpiryNews } from '../ports.ts';

const MINUTE_MS = 60_000;
/** A note of something told that lies further in the future than this was made by a clock that was wrong. */
const CLOCK_TOLERANCE_MS = 10 * MINUTE_MS;
/** Where something is told anyway, what would be due within this time is told with it. */
const TOGETHER_MS = 5 * MINUTE_MS;
/** In place of the minutes before an end: the end itself. */
const THE_END = 0;

export type ToldNotice = {
  readonly issuanceId: EndingToken['issuanceId'];
  /** Minutes before its end; 0: the end itself. */
  readonly minutes: number;
  /** When, by the clock of that moment (epoch ms). */
  readonly at: number;
};

export type DueNotices = {
  readonly news: ExpiryNews;
  /** What is to be remembered as told before anybody hears of it. */
  readonly told: readonly Omit<ToldNotice, 'at'>[];
  /** The next moment at which something becomes due. */
  readonly nextAt: number | undefined;
};

/**
 * `minutes`: how long before its end a token is spoken of; empty: never. A token is spoken of once for each of these
 * times, and of its end only where nothing was said before it. A time that is longer than the token's life does not
 * count. All times are epoch ms.
 */
export function dueNotices(
  tokens: readonly EndingToken[],
  before: readonly ToldNotice[],
  minutes: readonly number[],
  now: number,
): DueNotices {
  const due = dueUntil(tokens, before, minutes, { now, horizon: now });
  const isSilent = due.news.ending.length + due.news.ended.length === 0;
  return isSilent ? due : dueUntil(tokens, before, minutes, { now, horizon: now + TOGETHER_MS });
}

function dueUntil(
  tokens: readonly EndingToken[],
  before: readonly ToldNotice[],
  minutes: readonly number[],
  { now, horizon }: { readonly now: number; readonly horizon: number },
): DueNotices {
  const known = new Set(
    before
      .filter(({ at }) => at <= now + CLOCK_TOLERANCE_MS)
      .map((notice) => keyOf(notice.issuanceId, notice.minutes)),
  );
  const ending: EndingToken[] = [];
  const ended: EndingToken[] = [];
  const told: Omit<ToldNotice, 'at'>[] = [];
  let nextAt: number | undefined;
  for (const token of tokens) {
    const { issuanceId, issuedAt, expiresAt } = token;
    const own = minutes.filter((wait) => expiresAt - wait * MINUTE_MS > issuedAt);
    const isKnown = (wait: number) => known.has(keyOf(issuanceId, wait));
    const isOver = expiresAt <= now;
    const passed = own.filter((wait) => expiresAt - wait * MINUTE_MS <= horizon);
    if (isOver) passed.push(THE_END);
    told.push(...passed.filter((wait) => !isKnown(wait)).map((wait) => ({ issuanceId, minutes: wait })));
    const last = Math.min(...(isOver ? own : passed));
    const saidBefore = Number.isFinite(last) && isKnown(last);
    if (minutes.length > 0 && passed.length > 0 && !saidBefore && !isKnown(THE_END)) {
      (isOver ? ended : ending).push(token);
    }
    for (const wait of [...own, THE_END]) {
      const at = expiresAt - wait * MINUTE_MS;
      if (at > now && (nextAt === undefined || at < nextAt)) nextAt = at;
    }
  }
  return { news: { ending, ended }, told, nextAt };
}

function keyOf(issuanceId: string, minutes: number): string {
  return `${issuanceId} ${minutes}`;
}
