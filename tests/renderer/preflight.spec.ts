// What one may do, before the form is filled in; and what the portal will show with a token.
import { expect, test } from './support/app.ts';

const cluster = /edge-ams-01/;

test('Each action says what it needs, what is missing comes first, and an administrator gets the YAML', async ({
  open,
}) => {
  const { page, findings } = await open();
  await page.getByRole('button', { name: cluster }).first().click();
  await page.getByRole('button', { name: 'What each action needs' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('2 actions lack permissions.');
  await expect(dialog.getByRole('listitem').first()).toContainText('get secrets in portal-access · missing');
  await expect(dialog.getByText('name: token-desk:operator')).toBeVisible();
  expect(await findings()).toEqual([]);
});

test('The form asks for the very account that is typed', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: cluster }).first().click();
  await page.getByRole('button', { name: 'Issue token' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('night-watch');
  await page.getByRole('button', { name: 'What each action needs' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(
    'create serviceaccounts/token night-watch in portal-access',
  );
});

test('The details of a token lead to what the portal will show, as allowed and as seen with the token', async ({
  open,
}) => {
  const { page, findings } = await open();
  await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'What the portal will show' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(
    'These panes will stay empty: Persistent volumes, Storage classes, Secrets.',
  );
  await expect(dialog.getByRole('row', { name: /Secrets/ })).toContainText('refused');
  expect(await findings()).toEqual([]);
});
