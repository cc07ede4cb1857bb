// The renderer on a page, over a named scenario of the fake main; fails the test when either side breaks the contract.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { address, serveSite } from './site.ts';

export type Opened = {
  readonly page: Page;
  /** Impact and rule of each axe finding on what shows now, with the elements; all rules unless some are named. */
  readonly findings: (rules?: readonly string[]) => Promise<string[]>;
};

type Options = { readonly scenario?: string };

/** A test with `open`, which shows the renderer and waits until it has drawn. */
export const test = base.extend<{ open: (options?: Options) => Promise<Opened> }>({
  open: async ({ page }, use) => {
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    await use(async ({ scenario = 'busy' } = {}) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await serveSite(page);
      await page.goto(`${address}?scenario=${scenario}`);
      await page
        .getByRole('status')
        .filter({ hasText: /keychain/i })
        .waitFor();
      return { page, findings: (rules) => findingsOn(page, rules) };
    });
    const broken = await page.evaluate(() => document.body.dataset['broken']);
    expect([...trouble, ...(broken === undefined ? [] : [broken])]).toEqual([]);
  },
});

async function findingsOn(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return violations.map(
    ({ id, impact, nodes }) =>
      `${impact ?? 'minor'}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
  );
}

export { expect } from '@playwright/test';
