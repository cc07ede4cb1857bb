// Taking things elsewhere: a kubeconfig from a token's menu, and where it was saved.
import { expect, test } from './support/app.ts';

test('A kubeconfig holds no token unless that is chosen, and the window says where it went', async ({
  open,
}) => {
  const { page } = await open();
  await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Export kubeconfig…' }).click();
  await expect(page.getByRole('radio', { name: /Without the token/ })).toBeChecked();
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(page.getByText('Saved as /opt/maria/portal-reader.kubeconfig')).toBeVisible();
});

test('The history is saved as CSV, and the window says where', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: /History/ }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'As CSV…' }).click();
  await expect(page.getByText('Saved as /opt/maria/history.csv')).toBeVisible();
});

test('Settings say where the history is added to, that it cannot be, and end it', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: /Settings/ }).click();
  const part = page.getByRole('region', { name: 'History for a log shipper' });
  await part.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(part.getByText('/opt/maria/history.jsonl')).toBeVisible();
  await part.getByRole('button', { name: 'Change…' }).click();
  await expect(part.getByRole('status')).toHaveText(/The disk is full. Nothing is lost/);
  await part.getByRole('button', { name: 'Stop' }).click();
  await expect(part.getByText('Add the history to a file')).toBeVisible();
});
