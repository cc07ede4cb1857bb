// The part of a cluster's screen that is about Azure Arc: its place in Azure, its agents, and the other ways in.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';
import type { PortalPart } from '../../../src/shared/azure-names.ts';

const words = text.cluster.arc;
const labels = {
  subscription: words.subscription,
  resourceGroup: words.group,
  name: words.resource,
  tenant: words.tenant,
} satisfies Record<PortalPart, string>;

export class ArcCard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: words.title, exact: true });
  }

  /** The command or YAML that is ready to copy. */
  get ready(): Locator {
    return this.card.locator('code').last();
  }

  async open(): Promise<void> {
    await this.card.getByRole('button', { name: words.openPortal }).click();
  }

  async chooseCloud(cloud: keyof typeof text.settings.clouds): Promise<void> {
    await this.card.getByRole('combobox', { name: words.cloud }).click();
    await this.page.getByRole('option', { name: text.settings.clouds[cloud] }).click();
  }

  async fillIn(place: Readonly<Record<PortalPart, string>>): Promise<void> {
    await this.card.getByRole('button', { name: words.fillIn }).click();
    for (const part of ['subscription', 'resourceGroup', 'name', 'tenant'] as const) {
      await this.card.getByRole('textbox', { name: labels[part], exact: true }).fill(place[part]);
    }
    await this.card.getByRole('button', { name: words.save }).click();
  }

  /** Shows a way in: without a token, or from a terminal. */
  async show(way: 'withoutToken' | 'proxy'): Promise<void> {
    await this.card.getByRole('button', { name: words[way], exact: true }).click();
  }
}
