// What axe finds on a page of the running app.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Serious and critical findings on what shows now, by all rules or by some. Throws when no rule found anything to check. */
export async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  // The app can open no page of axe's own, which frames of other origins would need; it has none.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations, passes } = await (rules === undefined ? builder : builder.withRules(rules)).analyze();
  if (passes.length + violations.length === 0) throw new Error('axe saw nothing');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
