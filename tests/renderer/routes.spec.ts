// The routes to a token in the form: which are offered and why, what a lasting token asks for, and Secrets that are there.
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

const issueFor = async (page: Page, cluster: RegExp) => {
  await page.getByRole('button', { name: cluster }).first().click();
  await page.getByRole('button', { name: 'Issue token' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
};
const choose = (page: Page, name: string) =>
  page.locator('label', { has: page.getByRole('radio', { name, exact: true }) }).click();
const chooseAccount = async (page: Page) => {
  await page.getByText(/^Existing/).click();
  await page.getByRole('listbox', { name: 'Accounts' }).getByRole('option').first().click();
};

test('The form says which routes there are and why one is recommended', async ({ open }) => {
  const { page, findings } = await open();
  await issueFor(page, /edge-ams-01/);
  await expect(
    page.getByText(
      'TokenRequest is recommended: its token expires by itself. A token Secret works too, but its token never expires.',
    ),
  ).toBeVisible();
  expect(await findings()).toEqual([]);
});

test('A token that never expires says so, and is not planned without a reason', async ({ open }) => {
  const { page, findings } = await open();
  await issueFor(page, /edge-ams-01/);
  await choose(page, 'Token Secret');
  await expect(page.getByText('Never expires', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Write why this token may never expire.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The old scanner knows no renewal');
  expect(await findings()).toEqual([]);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Will hold the token. Deleting it revokes every copy')).toBeVisible();
});

test('The Secrets of an account are listed with their last use, and a refused one is re-activated when that is confirmed', async ({
  open,
}) => {
  const { page, findings } = await open();
  await issueFor(page, /edge-ams-01/);
  await expect(page.getByRole('radio', { name: 'Legacy Secret' })).toBeDisabled();
  await chooseAccount(page);
  await choose(page, 'Legacy Secret');
  const table = page.getByRole('table', { name: 'Secrets of this account that hold a token' });
  await expect(table.getByRole('row', { name: /token-k2x9f/ })).toContainText('2026-11-21');
  const old = table.getByRole('row', { name: /token-old/ });
  await expect(old).toContainText('Refused by the server since 2026-06-01');
  await expect(old.getByRole('radio')).toBeDisabled();
  expect(await findings()).toEqual([]);
  await old.getByRole('button', { name: 'Re-activate…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Re-activate' }).click();
  await expect(old.getByRole('radio')).toBeEnabled();
});
