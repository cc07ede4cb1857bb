// The main window: the rail with clusters and screens, and the way to the flows.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';
import { IssuePage } from './issue-page.ts';

export class MainWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: text.app.navigation });
  }

  cluster(name: string): Locator {
    return this.rail.getByRole('button', { name });
  }

  async pickCluster(name: string): Promise<void> {
    await this.cluster(name).click();
    await this.page.getByText(text.cluster.permissions.title).waitFor();
  }

  async show(screen: keyof typeof text.nav): Promise<void> {
    await this.rail.getByRole('button', { name: text.nav[screen], exact: true }).click();
    await this.page.getByRole('heading', { name: text.nav[screen], level: 1 }).waitFor();
  }

  async startIssue(): Promise<IssuePage> {
    await this.page.getByRole('button', { name: text.tokens.issue }).first().click();
    const issue = new IssuePage(this.page);
    await issue.check.waitFor();
    return issue;
  }

  /** Issues a token with the defaults, up to the result. */
  async issueToken(cluster: string, namespace: string, account: string): Promise<IssuePage> {
    await this.pickCluster(cluster);
    const issue = await this.startIssue();
    await issue.newAccount(namespace, account);
    await issue.checkPlan();
    await issue.issue();
    return issue;
  }
}
