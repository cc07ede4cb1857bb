// The tokens of every desk on the cluster's screen, and where they may not be read.
import { expect, test } from './support/app.ts';

test('The cluster says who issued what until when, from every desk', async ({ open }) => {
  const { page, findings } = await open();
  await page
    .getByRole('button', { name: /edge-ams-01/ })
    .first()
    .click();
  const list = page.getByRole('list', { name: 'Tokens of every desk' });
  await expect(list.getByRole('listitem')).toHaveText([
    /portal-reader-nl.*this desk.*ends/,
    /night-watch.*jonas on desk-ops-11 · Night shift.*ended 12 h ago/,
    /scanner.*ana on desk-ops-02 · Old scanner.*never expires/,
  ]);
  expect(await findings()).toEqual([]);
});

test('Without the right to list Secrets it says so', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /retail-lyon/ })
    .first()
    .click();
  await expect(page.getByText('You may not list Secrets here')).toBeVisible();
});
