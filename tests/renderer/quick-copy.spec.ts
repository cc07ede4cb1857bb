// Quick copy, by keys alone: find, copy, open the portal, go to where a token is issued.
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

/** What the options say, in order: account and cluster, or what to do with a cluster. */
const offers = (page: Page) =>
  page
    .getByRole('option')
    .evaluateAll((options) =>
      options.map((option) => (option.children[1]?.firstElementChild?.textContent ?? '').replace(/Arc$/, '')),
    );

const look = async (page: Page, search: string) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(search);
};

test('The palette puts hours before minutes and what has ended last, then offers the clusters', async ({
  open,
}) => {
  const { page } = await open();
  await look(page, 'ams');
  const found = await offers(page);
  await expect(page.getByRole('status').filter({ hasText: '3 of 11' })).toBeVisible();
  expect(found).toEqual([
    'portal-reader on edge-ams-01',
    'portal-reader-nl on edge-ams-01',
    'deploy-check on edge-ams-01',
    'Issue a token on edge-ams-01',
    'Open edge-ams-01',
  ]);
});

test('Enter copies what was found by scattered letters of two names, and the focus is back where it was', async ({
  open,
}) => {
  const { page } = await open();
  await page.getByRole('row', { name: /rancher-viewer/ }).focus();
  await look(page, 'ngt ber');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Quick copy' })).toBeHidden();
  await expect(page.getByRole('group', { name: /night-shift is on the clipboard/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /rancher-viewer/ })).toBeFocused();
});

test('Shift+Enter opens the portal too, and says why where there is none', async ({ open }) => {
  const { page } = await open();
  await look(page, 'legacy-oslo');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('alert')).toHaveText('This cluster is not known to be connected to Azure Arc.');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('gdansk backup');
  await page.keyboard.press('Shift+Enter');
  await expect(
    page.getByRole('group', { name: /backup is on the clipboard for 1(1\d|20) s more/ }),
  ).toBeVisible();
});

test('A cluster without a token leads to its issue, and an ended token to another one like it', async ({
  open,
}) => {
  const { page } = await open();
  await look(page, 'kubeadm');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Issue a token' })).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await look(page, 'deploy-check');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^view/ })).toBeChecked();
});

test('With a locked keychain the palette says why a token cannot be copied, and stays', async ({ open }) => {
  const { page } = await open({ scenario: 'locked' });
  await look(page, 'rancher-viewer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(
    'The keychain is locked. Unlock it to copy.',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('A thousand tokens are drawn only as far as they show, and the last one is copied by keys', async ({
  open,
}) => {
  const { page } = await open({ scenario: 'thousand-tokens' });
  await page.getByRole('button', { name: 'Find a token and copy it' }).click();
  const drawn = await page.getByRole('option').count();
  await page.keyboard.type('account-0999');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /account-0999 is on the clipboard/ })).toBeVisible();
  expect(drawn).toBeLessThan(30);
});
