// The question before the program of a kubeconfig runs.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';

const words = text.cluster.consent;

export class ConsentDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: words.title });
  }

  /** The command as it is shown, in one line. */
  async command(): Promise<string> {
    await this.dialog.waitFor();
    return (await this.dialog.innerText()).replaceAll(/\s+/g, ' ');
  }

  async allow(): Promise<void> {
    await this.dialog.getByRole('button', { name: words.allow }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  async decline(): Promise<void> {
    await this.dialog.getByRole('button', { name: words.deny }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }
}
