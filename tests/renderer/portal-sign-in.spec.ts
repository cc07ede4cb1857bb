// One action from a cluster to its page in the portal, and tokens for an emergency.
import { expect, test } from './support/app.ts';

test('Enter on a cluster signs in: a fresh token is on the clipboard, with its countdown and what to do in the portal', async ({
  open,
}) => {
  const { page, findings } = await open();
  await page
    .getByRole('row', { name: /edge-ams-01/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('is on the clipboard. Paste it in the portal');
  await expect(dialog).toContainText('Service account bearer token');
  await expect(dialog).toContainText('The one before is being revoked.');
  expect(await findings()).toEqual([]);
});

test('Break-glass asks for the reason, takes the shortest life and keeps nothing', async ({ open }) => {
  const { page, findings } = await open();
  await page
    .getByRole('button', { name: /edge-ams-01/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Break-glass…' }).click();
  await expect(page.getByText('For an emergency: the shortest life')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Until quit' })).toBeChecked();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Write what the emergency is.')).toBeVisible();
  expect(await findings()).toEqual([]);
  await page.getByRole('button', { name: 'End break-glass' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('portal-reader');
});
