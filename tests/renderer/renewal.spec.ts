// Renewing in the window: what is chosen, what will happen, what came of each, and trying again what failed.
import { expect, test } from './support/app.ts';

test('A token is renewed by R, after the dialog said what happens to the old one', async ({ open }) => {
  const { page, findings } = await open();
  await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
  await page.keyboard.press('r');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('The old one is revoked once the new one is kept.');
  expect(await findings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Renew 1 token' }).click();
  await expect(dialog).toContainText('1 token renewed');
  await expect(dialog.getByRole('list', { name: 'What came of each token' })).toContainText(
    'The old one is being revoked.',
  );
  expect(await findings()).toEqual([]);
});

test('All that end within a time are renewed over many clusters; what failed says why and can be tried again', async ({
  open,
}) => {
  const { page, findings } = await open();
  await page.getByRole('button', { name: 'Renew…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('30 days').click();
  const boxes = dialog.getByRole('checkbox', { checked: true });
  const chosen = await boxes.count();
  await dialog.getByRole('button', { name: `Renew ${chosen} tokens` }).click();
  await expect(dialog).toContainText('1 not renewed');
  const first = dialog.getByRole('listitem').first();
  await expect(first).toContainText('store-madrid-14');
  await expect(first).toContainText('No answer in 15 s');
  expect(await findings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Renew the one that failed' }).click();
  await expect(dialog).toContainText('0 tokens renewed, 1 not renewed');
  expect(chosen).toBeGreaterThan(3);
});

test('Stopping ends what is under way, and the report says which were not begun', async ({ open }) => {
  const { page, findings } = await open({ scenario: 'slow' });
  await page.getByRole('button', { name: 'Renew…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('30 days').click();
  const chosen = await dialog.getByRole('checkbox', { checked: true }).count();
  await dialog.getByRole('button', { name: `Renew ${chosen} tokens` }).click();
  await expect(dialog.getByRole('status')).toContainText(`1 of ${chosen}`);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog).toContainText('1 token renewed');
  await expect(dialog.getByText('Stopped before it began.')).toHaveCount(chosen - 1);
  expect(await findings()).toEqual([]);
});

test('The last step of a revocation is the account, with what goes with it', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('radio', { name: /The account/ }).click();
  await expect(dialog).toContainText('every token of it ends');
  await dialog.getByRole('button', { name: 'Remove the account…' }).click();
  await expect(page.getByRole('alertdialog').getByRole('textbox')).toBeVisible();
});
