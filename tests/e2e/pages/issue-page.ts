// The issue of a token in three steps: form, plan, result.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';

export class IssuePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: text.issue.name, exact: true });
  }

  get namespace(): Locator {
    return this.page.getByRole('combobox', { name: text.issue.namespace, exact: true });
  }

  /** The button that applies the plan; its words count the objects. */
  get create(): Locator {
    return this.page.getByRole('button', { name: /and issue$|^Issue the token$/ });
  }

  /** What the server gave, with the buttons for it. */
  get result(): Locator {
    return this.page.getByRole('region', { name: text.result.granted });
  }

  get copy(): Locator {
    return this.result.getByRole('button', { name: text.tokens.copy, exact: true });
  }

  /** Fills in a new account; everything else keeps its default. */
  async newAccount(namespace: string, name: string): Promise<void> {
    await this.namespace.fill(namespace);
    await this.name.fill(name);
    await this.page.getByText(text.issue.nameFree).waitFor();
  }

  async checkPlan(): Promise<void> {
    await this.page.getByRole('button', { name: text.issue.check }).click();
    await this.create.waitFor();
  }

  /** Applies the plan and waits for the result. */
  async issue(): Promise<void> {
    await this.create.click();
    await this.result.waitFor();
  }

  async copyToken(): Promise<void> {
    await this.copy.click();
    await this.result.getByRole('button', { name: text.tokens.copied }).waitFor();
  }

  async done(): Promise<void> {
    await this.page.getByRole('button', { name: text.result.done, exact: true }).click();
  }
}
