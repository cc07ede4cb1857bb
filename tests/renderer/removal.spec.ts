// Removing an account, cleaning up a cluster, and off-boarding: what is shown before, what has to be typed, what is told.
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

async function openCluster(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /edge-ams-01/ })
    .first()
    .click();
  await page.getByRole('region', { name: 'Made by Token Desk here' }).waitFor();
}

async function openOffBoarding(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Off-board…' }).click();
  await page.getByRole('heading', { level: 1, name: 'Off-board' }).waitFor();
}

test('An account goes only after what goes and stays was shown and its name typed', async ({ open }) => {
  const { page, findings } = await open();
  await openCluster(page);
  await page
    .getByRole('button', { name: /^Remove account / })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('names 3 others too, loses only this account');
  await expect(dialog).toContainText('Stays: 1 binding through groups');
  const confirm = dialog.getByRole('button', { name: 'Remove account' });
  await expect(confirm).toBeDisabled();
  expect(await findings()).toEqual([]);
  const name = dialog.getByRole('textbox');
  const asked = (await name.getAttribute('placeholder')) ?? '';
  await name.fill(asked.replace(/^Type (.*) to remove it$/, '$1'));
  await confirm.click();
  await expect(dialog).toContainText('No longer names the account');
  expect(await findings()).toEqual([]);
});

test('What could not be removed is said first, with its cause', async ({ open }) => {
  const { page } = await open({ scenario: 'refused' });
  await openCluster(page);
  await page
    .getByRole('button', { name: /^Remove account / })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  const name = dialog.getByRole('textbox');
  const asked = (await name.getAttribute('placeholder')) ?? '';
  await name.fill(asked.replace(/^Type (.*) to remove it$/, '$1'));
  await dialog.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('alertdialog', { name: '1 object could not be removed.' })).toContainText(
    'Left: ',
  );
});

test('Cleaning up suggests what nobody needs, and asks by name before a token that works ends', async ({
  open,
}) => {
  const { page, findings } = await open();
  await openCluster(page);
  await page.getByRole('button', { name: 'Clean up…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Clean up edge-ams-01' });
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await expect(dialog).toContainText('jonas on desk-ops-11');
  await dialog.getByRole('checkbox', { name: 'Remove td-90be12f4' }).check();
  const confirm = dialog.getByRole('button', { name: 'Remove 4 objects' });
  await expect(confirm).toBeDisabled();
  expect(await findings()).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'End these tokens too' }).check();
  await confirm.click();
  await expect(page.getByRole('alertdialog', { name: '4 objects removed.' })).toBeVisible();
});

test('Off-boarding lists by cluster, waits for the word, and tells what came of each item', async ({
  open,
}) => {
  const { page, findings } = await open();
  await openOffBoarding(page);
  await page.getByText('This desk', { exact: true }).click();
  await page.getByRole('button', { name: 'List what is there' }).click();
  await expect(page.getByText(/Nothing is removed yet/)).toBeVisible();
  expect(await findings()).toEqual([]);
  const confirm = page.getByRole('button', { name: 'Take it all away' });
  await expect(confirm).toBeDisabled();
  await page.getByRole('textbox', { name: 'Type “this desk” to take it all away' }).fill('this desk');
  await confirm.click();
  await expect(page.getByText(/tokens revoking/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Items by cluster' })).toContainText('There is no way to');
  expect(await findings()).toEqual([]);
});

test('An off-boarding that was broken off is there at the next start, to go on or to close', async ({
  open,
}) => {
  const { page } = await open({ scenario: 'unfinished' });
  await openOffBoarding(page);
  await expect(page.getByText('An off-boarding is not finished.')).toBeVisible();
  await page.getByRole('button', { name: 'Close off-boarding' }).click();
  await expect(page.getByRole('button', { name: 'List what is there' })).toBeVisible();
});
