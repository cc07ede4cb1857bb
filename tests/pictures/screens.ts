// Every screen and dialog, and how one gets there from a fresh window over the fake main.
import type { Page } from '@playwright/test';
import { text } from '../../src/shared/text/en.ts';
import { exportText } from '../../src/shared/text/exports.ts';
import { panesText, preflightText } from '../../src/shared/text/preflight.ts';
import { breakGlassText } from '../../src/shared/text/portal-sign-in.ts';
import { removalWords } from '../../src/shared/text/removal-words.ts';
import { renewalText } from '../../src/shared/text/renewal.ts';
import { tokenLife } from '../../src/shared/text/token-life.ts';
import { routes } from '../../src/shared/text/words.ts';

export type Screen = {
  /** File name of its picture. */
  readonly name: string;
  /** Scenario of the fake main; `busy` unless told. */
  readonly scenario?: string;
  readonly show: (page: Page) => Promise<unknown>;
};

const cluster = 'edge-ams-01';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const press = (page: Page, name: string | RegExp) => button(page, name).click();
const dialog = (page: Page) => page.getByRole('alertdialog');
const toCluster = (page: Page) => press(page, new RegExp(cluster));

async function toForm(page: Page): Promise<void> {
  await toCluster(page);
  await press(page, text.tokens.issue);
  await page.getByText(text.issue.nameFree).waitFor();
}

async function toPlan(page: Page): Promise<void> {
  await toForm(page);
  await press(page, text.issue.check);
  await page.getByRole('listbox', { name: text.plan.steps }).waitFor();
}

async function toResult(page: Page): Promise<void> {
  await toPlan(page);
  await press(page, /and issue$|^Issue the token$/);
  await page.getByRole('region', { name: text.result.granted }).waitFor();
}

async function onRow(page: Page, key: string): Promise<void> {
  await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
  await page.keyboard.press(key);
}

async function fromMenu(page: Page, name: string): Promise<void> {
  await onRow(page, 'Shift+F10');
  await page.getByRole('menuitem', { name }).click();
}

export const screens: readonly Screen[] = [
  { name: 'first-run', scenario: 'first-run', show: (page) => page.getByRole('heading').first().waitFor() },
  { name: 'tokens', show: (page) => page.getByRole('treegrid').waitFor() },
  { name: 'tokens-menu', show: (page) => onRow(page, 'Shift+F10') },
  { name: 'tokens-locked-keychain', scenario: 'locked', show: (page) => page.getByRole('alert').waitFor() },
  {
    name: 'quick-copy',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('portal');
    },
  },
  { name: 'keys', show: (page) => page.keyboard.press('F1') },
  { name: 'locked', show: (page) => page.keyboard.press('Control+l') },
  { name: 'cluster', show: toCluster },
  {
    name: 'preflight',
    show: async (page) => {
      await toCluster(page);
      await press(page, preflightText.open);
      await dialog(page).getByText('token-desk:operator').waitFor();
    },
  },
  {
    name: 'clean-up',
    show: async (page) => {
      await toCluster(page);
      await press(page, removalWords.cleanUp.open);
      await dialog(page).getByRole('list').waitFor();
    },
  },
  { name: 'issue-form', show: toForm },
  {
    name: 'issue-token-secret',
    show: async (page) => {
      await toForm(page);
      await page.getByText(routes['token-secret'], { exact: true }).click();
    },
  },
  {
    name: 'break-glass',
    show: async (page) => {
      await toCluster(page);
      await press(page, breakGlassText.open);
      await page.getByText(breakGlassText.end).waitFor();
    },
  },
  { name: 'issue-plan', show: toPlan },
  { name: 'issue-result', show: toResult },
  {
    name: 'sign-in',
    show: async (page) => {
      await page.locator('[data-row="group"]').filter({ hasText: cluster }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(text.result.signIn).waitFor();
    },
  },
  {
    name: 'panes',
    show: async (page) => {
      await fromMenu(page, tokenLife.details);
      await press(page, panesText.open);
      await dialog(page).getByRole('table').waitFor();
    },
  },
  { name: 'details', show: (page) => fromMenu(page, tokenLife.details) },
  { name: 'renew', show: (page) => press(page, renewalText.renew) },
  { name: 'revoke', show: (page) => onRow(page, 'Delete') },
  { name: 'export', show: (page) => fromMenu(page, exportText.kubeconfig.menu) },
  { name: 'history', show: (page) => press(page, text.nav.history) },
  { name: 'settings', show: (page) => press(page, text.nav.settings) },
  { name: 'settings-managed', scenario: 'managed', show: (page) => press(page, text.nav.settings) },
  { name: 'off-boarding', show: (page) => press(page, removalWords.offBoarding.open) },
];
