// Settings: choices and the kubeconfig files.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';

export class SettingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The kubeconfig files and what is wrong with them. */
  get files(): Locator {
    return this.page.getByRole('region', { name: text.settings.files });
  }

  /** Chooses a value of a setting by its words on screen. */
  async choose(setting: string, value: string): Promise<void> {
    await this.page.getByRole('combobox', { name: setting, exact: true }).click();
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }
}
