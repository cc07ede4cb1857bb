// The locked window: nothing but the way back, then the screen as it was. And the list of keys.
import { expect, test } from './support/app.ts';
import { openForm } from './support/issue.ts';

test('Locking by key hides everything, and unlocking shows what was typed where it was', async ({ open }) => {
  const { page } = await open();
  await openForm(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('half-typed');
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  const seen = {
    screens: await page.getByRole('main').count(),
    buttons: await page.getByRole('button').allTextContents(),
    words: await page.getByText('half-typed').filter({ visible: true }).count(),
  };
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('half-typed');
  expect(seen).toEqual({ screens: 0, buttons: ['Unlock'], words: 0 });
});

test('A dialog that is open, and one that opens meanwhile, do not keep the way back shut', async ({
  open,
}) => {
  const { page } = await open();
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Forget' }).click();
  await page.evaluate(() => window.tokenDesk.call('lock.lock', {}));
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('dialog'));
    document.querySelector<HTMLDialogElement>('main > dialog')?.showModal();
  });
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
});

test('The question mark shows the keys, and Escape goes back to it', async ({ open }) => {
  const { page } = await open();
  const mark = page.getByRole('button', { name: 'Keys' });
  await mark.click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Find a token and copy it');
  await page.keyboard.press('Escape');
  await expect(mark).toBeFocused();
});
