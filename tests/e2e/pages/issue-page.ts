// The issue of a token in three steps: form, plan, result.
import type { Locator, Page } from '@playwright/test';
import { routeText } from '../../../src/shared/text/routes.ts';
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

  /** A choice of the form by its words: a kind of account, a role, where it holds, a lifetime, a place to keep. */
  choice(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  /** The button that goes on to the plan. */
  get check(): Locator {
    return this.page.getByRole('button', { name: text.issue.check });
  }

  /** The button that applies the plan; its words count the objects. */
  get create(): Locator {
    return this.page.getByRole('button', { name: /and issue$|^Issue the token$/ });
  }

  /** From the plan back to the form. */
  get back(): Locator {
    return this.page.getByRole('button', { name: text.issue.back, exact: true });
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
    await this.check.click();
    await this.create.waitFor();
  }

  /** Makes a choice of the form. The words are clicked: the radio button itself is not drawn. */
  async choose(name: string): Promise<void> {
    await this.page.locator('label', { has: this.choice(name) }).click();
  }

  /** Lets the role hold in one namespace instead of the whole cluster. */
  async onlyIn(namespace: string): Promise<void> {
    await this.choose(text.issue.named);
    const field = this.page.getByRole('combobox', { name: text.issue.addNamespace });
    await field.fill(namespace);
    await field.press('Enter');
    await this.page.getByRole('button', { name: text.issue.removeNamespace(namespace) }).waitFor();
  }

  /** Chooses an account that exists. */
  async existingAccount(name: string): Promise<void> {
    await this.page.getByText(/^Existing/).click();
    await this.page.getByRole('combobox', { name: text.issue.searchAccounts }).fill(name);
    await this.page
      .getByRole('listbox', { name: text.issue.accounts })
      .getByRole('option')
      .filter({ hasText: name })
      .click();
  }

  /** Chooses a Secret of the account by the beginning of its name. */
  async chooseSecret(beginning: string): Promise<void> {
    const row = this.page.getByRole('table', { name: routeText.secrets }).getByRole('row');
    await row.filter({ hasText: beginning }).getByRole('radio').click();
  }

  async giveReason(reason: string): Promise<void> {
    await this.page.getByRole('textbox', { name: text.issue.reason, exact: true }).fill(reason);
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
