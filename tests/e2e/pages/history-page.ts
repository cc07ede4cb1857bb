// History: the events, newest first.
import type { Locator, Page } from '@playwright/test';
import type { EventKind } from '../../../src/shared/history.ts';
import { text } from '../../../src/shared/text/en.ts';

export class HistoryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: text.history.search });
  }

  get events(): Locator {
    return this.page.getByRole('list', { name: text.history.list }).locator('button[aria-expanded]');
  }

  event(kind: EventKind): Locator {
    return this.events.filter({ hasText: text.history.kinds[kind] });
  }

  /** Each event in one line, without its time: `Copied reader on edge-ams To the clipboard`. */
  async lines(): Promise<string[]> {
    await this.events.first().waitFor();
    const all = await this.events.allInnerTexts();
    return all.map((line) => line.replaceAll(/\s+/g, ' ').replace(/^ ?\d\d:\d\d(:\d\d)? /, ''));
  }

  /** How many events match a search. */
  async found(search: string): Promise<number> {
    await this.search.fill(search);
    await this.page
      .getByText(/^[12] events?$/)
      .or(this.page.getByText(text.history.noMatch))
      .first()
      .waitFor();
    return this.events.count();
  }
}
