// Notifications of tokens that end: names and times, never a token.
import { Notification } from 'electron';
import type { IssuanceId } from '../../shared/ids.ts';
import { expiryText as words } from '../../shared/text/expiry.ts';
import { duration } from '../../shared/text/time.ts';
import type { ExpiryNews } from '../ports.ts';

/** Tokens named in one notification. */
const NAMED = 3;

export class Notifications {
  readonly #open: (issuanceId: IssuanceId, how: { readonly renew: boolean }) => void;
  /** Held, or the notification and its answer would be collected as garbage. */
  #shown: Notification | undefined;

  /** `open` shows a token's row, or asks whether to renew it: nothing is renewed from here unseen. */
  constructor(open: (issuanceId: IssuanceId, how: { readonly renew: boolean }) => void) {
    this.#open = open;
  }

  /** Shows one notification for all news; it takes the place of the last one. `now` in epoch ms. */
  show(news: ExpiryNews, now: number): void {
    const [first] = [...news.ending, ...news.ended];
    if (first === undefined || !Notification.isSupported()) return;
    const mayRenew = news.ending.length === 1 && news.ended.length === 0;
    this.#shown?.close();
    const notification = new Notification({
      ...wordsOf(news, now),
      // Only macOS and Windows show it; a click on the notification itself leads to the token everywhere.
      actions: mayRenew ? [{ type: 'button', text: words.renew }] : [],
    });
    const { issuanceId } = first;
    notification.on('click', () => this.#open(issuanceId, { renew: false }));
    notification.on('action', () => this.#open(issuanceId, { renew: true }));
    notification.show();
    this.#shown = notification;
  }
}

function wordsOf({ ending, ended }: ExpiryNews, now: number): { title: string; body: string } {
  const all = [...ending, ...ended];
  const [first] = all;
  if (first !== undefined && all.length === 1) {
    const { accountName, clusterName, expiresAt } = first;
    return ended.length === 1
      ? { title: words.hasEnded(accountName, clusterName), body: words.issueIt }
      : { title: words.ends(accountName, clusterName, duration(expiresAt - now)), body: words.renewIt };
  }
  const lines = all.slice(0, NAMED).map(({ accountName, clusterName, expiresAt }) => {
    return words.line(accountName, clusterName, expiresAt > now ? duration(expiresAt - now) : undefined);
  });
  return {
    title: words.several(ending.length, ended.length),
    body: [...lines, ...(all.length > NAMED ? [words.more(all.length - NAMED)] : [])].join('\n'),
  };
}
