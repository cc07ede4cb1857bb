// Checking, revoking and decoding a token in the window.
import { expect, test } from './support/app.ts';

test('Delete asks how far a revocation reaches, with what each step takes', async ({ open }) => {
  const { page } = await open({ scenario: 'life' });
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog', { name: 'Revoke night-shift on edge-ber-02' });
  await dialog.getByRole('radio', { name: /The rights/ }).check();
  await expect(dialog).toContainText('Deletes 1 binding, takes it out of 1 shared one');
  await expect(dialog.getByRole('button', { name: 'Take the rights away' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /night-shift/ })).toBeFocused();
});

test('A token that is being revoked shows both facts and cannot be copied', async ({ open }) => {
  const { page } = await open({ scenario: 'life' });
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Revoke this token' }).click();
  const row = page.getByRole('row', { name: /night-shift/ });
  await expect(row).toContainText('About 10 s until the server’s cache forgets it');
  await expect(row).toContainText(/Secret td-7f3k2 deleted at \d+:\d+:\d+/);
  await expect(row).toContainText('Still accepted by the server');
  await expect(row).toContainText('Cannot be undone');
  await expect(row.getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0);
});

test('A token in a Secret is taken back with every copy of it', async ({ open }) => {
  const { page } = await open({ scenario: 'life' });
  await page.getByRole('row', { name: /azure-portal/ }).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog', { name: /Revoke azure-portal/ });
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  await expect(dialog).toContainText('every copy of this token. Token Desk did not make it.');
  await expect(dialog.getByRole('button', { name: 'Delete this Secret' })).toBeEnabled();
});

test('A revoked token is struck through, and can be issued again', async ({ open }) => {
  const { page } = await open({ scenario: 'life' });
  const row = page.getByRole('row', { name: /deploy-check/ });
  await expect(row).toContainText('Revoked 2 h ago');
  await expect(row).toContainText('Server refuses it');
  await expect(row.getByRole('button', { name: 'Issue again' })).toBeEnabled();
  await expect(row.getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0);
});

test('V checks one token and says what it rests on', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('v');
  await expect(
    page.getByText('night-shift on edge-ber-02: valid. The server took it for exactly this account.'),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /night-shift/ })).toContainText('Valid');
});

test('Verify all checks every kept token and counts what was found', async ({ open }) => {
  const { page } = await open({ scenario: 'life' });
  await page.getByRole('button', { name: 'Verify all' }).click();
  await expect(page.getByText('10 tokens checked: 9 valid, 1 marked invalid.')).toBeVisible();
  await expect(page.getByRole('row', { name: /azure-portal/ })).toContainText('Marked invalid');
});

test('Details say in words what a token says of itself, and how to find it in an audit log', async ({
  open,
}) => {
  const { page } = await open();
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Details' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Token of night-shift on edge-ber-02' });
  await expect(dialog).toContainText('portal-access/night-shift');
  await expect(dialog).toContainText('Secret td-7f3k2');
  await expect(dialog).toContainText('authentication.kubernetes.io/credential-id');
});
