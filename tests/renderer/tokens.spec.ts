// The home screen: copying, finding, forgetting, by mouse and by keys.
import { expect, test } from './support/app.ts';

test('Copy puts a countdown into the top bar, and clearing ends it', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('row', { name: /night-shift/ })
    .getByRole('button', { name: 'Copy', exact: true })
    .click();
  const chip = page.getByRole('group', { name: /night-shift is on the clipboard for \d+ s more/ });
  await chip.getByRole('button', { name: 'Clear now' }).click();
  await expect(chip).toBeHidden();
});

test('The list is worked by keys: down, Enter copies', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('row', { name: /portal-reader portal-access/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /portal-reader portal-access/ }).first()).toContainText(
    'Copied',
  );
});

test('Left folds a cluster, Right unfolds it', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('row', { name: /portal-reader-nl/ })).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('row', { name: /portal-reader-nl/ })).toBeVisible();
});

test('The filter narrows the list and says when nothing matches', async ({ open }) => {
  const { page } = await open();
  const search = page.getByRole('searchbox', { name: 'Filter tokens' });
  await search.fill('rancher');
  await expect(page.getByRole('treegrid').getByRole('row')).toHaveCount(3);
  await search.fill('nowhere');
  await expect(page.getByText('No token matches “nowhere”.')).toBeVisible();
});

test('Forgetting says that the token stays valid, and takes it off the list', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Forget' }).click();
  const question = page.getByRole('alertdialog', { name: 'Forget the token for night-shift?' });
  await expect(question).toContainText('stays valid on edge-ber-02');
  await question.getByRole('button', { name: 'Forget token' }).click();
  await expect(page.getByRole('row', { name: /night-shift/ })).toHaveCount(0);
});

test('With a locked keychain everything can be read, and only tokens kept there cannot be copied', async ({
  open,
}) => {
  const { page } = await open({ scenario: 'locked' });
  const copyOf = (account: RegExp) =>
    page.getByRole('row', { name: account }).getByRole('button', { name: 'Copy', exact: true });
  await expect(page.getByRole('alert')).toContainText('The keychain is locked');
  await expect(copyOf(/portal-reader-nl/)).toBeDisabled();
  await expect(copyOf(/night-shift/)).toBeEnabled();
});

test('A dot of the expiry line selects its token', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: /night-shift on edge-ber-02 ends in/ }).click();
  await expect(page.getByRole('row', { name: /night-shift/ })).toHaveAttribute('aria-selected', 'true');
});

test('F6 goes between rail and content', async ({ open }) => {
  const { page } = await open();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Tokens', exact: true })).toBeFocused();
  await page.keyboard.press('F6');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});
