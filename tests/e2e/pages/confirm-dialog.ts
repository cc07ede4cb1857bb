// The second question before a token that can become cluster-admin.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';

const words = text.plan.confirm;

export class ConfirmDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: words.title });
  }

  get goBack(): Locator {
    return this.dialog.getByRole('button', { name: words.stop });
  }

  get goOn(): Locator {
    return this.dialog.getByRole('button', { name: words.go });
  }

  /** The ways to cluster-admin that it names. */
  async paths(): Promise<string[]> {
    await this.dialog.waitFor();
    return this.dialog.getByRole('listitem').allInnerTexts();
  }
}
