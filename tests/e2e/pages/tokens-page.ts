// Home: the kept tokens, each with its actions.
import type { Locator, Page } from '@playwright/test';
import { exportText } from '../../../src/shared/text/exports.ts';
import { renewalText } from '../../../src/shared/text/renewal.ts';
import { text } from '../../../src/shared/text/en.ts';
import { tokenLife } from '../../../src/shared/text/token-life.ts';

export class TokensPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid(): Locator {
    return this.page.getByRole('treegrid', { name: text.tokens.list });
  }

  /** All tokens, without the rows of their clusters. */
  get rows(): Locator {
    return this.grid.locator('[data-row="token"]');
  }

  /** The row of a cluster above its tokens. */
  cluster(name: string): Locator {
    return this.grid.locator('[data-row="group"]').filter({ hasText: name });
  }

  row(account: string): Locator {
    return this.rows.filter({ hasText: account });
  }

  /** Copies the token of an account and waits until it is on the clipboard. */
  async copy(account: string): Promise<void> {
    const row = this.row(account);
    await row.getByRole('button', { name: text.tokens.copy, exact: true }).click();
    await row.getByRole('button', { name: text.tokens.copied, exact: true }).waitFor();
  }

  /** Forgets the token of an account, and says yes when asked. */
  async forget(account: string): Promise<void> {
    await this.row(account).getByRole('button', { name: text.tokens.more }).click();
    await this.page.getByRole('menuitem', { name: text.tokens.forget }).click();
    await this.page.getByRole('button', { name: text.tokens.forgetConfirm }).click();
    await this.row(account).waitFor({ state: 'detached' });
  }

  /** Saves a kubeconfig for the account where the next file dialog says. */
  async exportKubeconfig(account: string, kind: 'exec' | 'token'): Promise<void> {
    await this.row(account).getByRole('button', { name: text.tokens.more }).click();
    await this.page.getByRole('menuitem', { name: exportText.kubeconfig.menu }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByText(exportText.kubeconfig[kind], { exact: true }).click();
    await dialog.getByRole('button', { name: exportText.kubeconfig.choose }).click();
    await dialog.getByRole('button', { name: exportText.close, exact: true }).click();
  }

  get dialog(): Locator {
    return this.page.getByRole('alertdialog');
  }

  /** Renews the token of an account by its key, up to the report. */
  async renew(account: string): Promise<void> {
    await this.row(account).focus();
    await this.page.keyboard.press('r');
    await this.dialog.getByRole('button', { name: renewalText.confirm(1) }).click();
    await this.dialog.getByText(renewalText.outcome.revoking).waitFor();
    await this.dialog.getByRole('button', { name: renewalText.close }).click();
  }

  /** Revokes the token of an account alone, and waits until the list says that the server refuses it. */
  async revoke(account: string): Promise<void> {
    await this.row(account).focus();
    await this.page.keyboard.press('Delete');
    await this.dialog.getByRole('button', { name: tokenLife.confirm.token }).click();
    await this.row(account).getByText(tokenLife.serverRefuses).waitFor({ timeout: 60_000 });
  }
}
