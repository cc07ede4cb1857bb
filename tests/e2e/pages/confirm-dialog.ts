// The second question before a token that can become cluster-admin.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';

const words = text.plan.confirm;

export class ConfirmDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog');
  }

  get goBack(): Locator {
    return this.dialog.getByRole('button', { name: words.stop });
  }

  get goOn(): Locator {
    return this.dialog.getByRole('button', { name: words.go });
  }

  /** Its title, and the ways that it names. */
  async words(): Promise<string[]> {
    await this.dialog.waitFor();
    const title = await this.dialog.getByRole('heading').innerText();
    return [title, ...(await this.dialog.getByRole('listitem').allInnerTexts())];
  }
}
