// The rail and what it leads to: many clusters, files, history, settings.
import { expect, test } from './support/app.ts';

test('Five hundred clusters are a few rows on the page, and a filter finds one', async ({ open }) => {
  const { page } = await open({ scenario: 'many' });
  const list = page.getByRole('list', { name: 'Clusters' });
  await list.getByRole('button', { name: /edge-ams-01/ }).waitFor();
  expect(await list.getByRole('listitem').count()).toBeLessThan(40);
  await page.getByRole('textbox', { name: 'Filter clusters' }).fill('store-499');
  await expect(list.getByRole('button')).toHaveText(/store-499/);
});

test('A broken kubeconfig is named with line and column, and can be taken off the list', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: '1 kubeconfig file has a problem' }).click();
  await expect(page.getByText('~/sites/lab.yaml, line 12, column 5: this is not valid YAML.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove ~/sites/lab.yaml from the list' }).click();
  await expect(page.getByText('~/sites/lab.yaml')).toHaveCount(0);
});

test('Dropped files are added by their path', async ({ open }) => {
  const { page } = await open();
  await page.keyboard.press('Control+3');
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['kind: Config'], 'new-site.yaml'));
    return transfer;
  });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page.getByText('~/new-site.yaml')).toBeVisible();
});

test('A setting holds as soon as it is changed', async ({ open }) => {
  const { page } = await open();
  await page.keyboard.press('Control+3');
  // Chosen once main has answered.
  const dark = page.getByRole('radio', { name: 'Dark' });
  await dark.click();
  await expect(dark).toBeChecked();
  await page.getByRole('switch', { name: 'Can be revoked alone' }).click();
  await page.keyboard.press('Control+n');
  await page.getByText('Name is valid and free').waitFor();
  expect({
    dark: await page.evaluate(() => document.documentElement.style.colorScheme),
    revocable: await page.getByRole('checkbox', { name: /Can be revoked alone/ }).isChecked(),
  }).toEqual({ dark: 'dark', revocable: false });
});

test('The history is filtered by kind and found by words', async ({ open }) => {
  const { page } = await open();
  await page.keyboard.press('Control+2');
  await page.getByRole('combobox', { name: 'Kind of event' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: 'Search the history' })).toBeFocused();
  await page.keyboard.type('night-shift');
  const events = page.getByRole('list', { name: 'Events, newest first' }).getByRole('button');
  await expect(page.getByRole('status').filter({ hasText: 'event' })).not.toHaveText('400 events');
  const others = events.filter({ hasNotText: /Failed.*night-shift/ });
  await expect(others).toHaveCount(0);
});

test('Show in Tokens leads from an event to its token', async ({ open }) => {
  const { page } = await open();
  await page.keyboard.press('Control+2');
  await page
    .getByRole('button', { name: /Issued/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Show in Tokens' }).click();
  await expect(page.getByRole('treegrid').locator('[aria-selected="true"]')).toBeVisible();
});

test('A cluster that does not answer says so and blocks nothing', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /store-madrid-14/ })
    .first()
    .click();
  await expect(page.getByRole('alert')).toContainText('No answer in 5 s');
  await expect(page.getByRole('region', { name: 'Tokens here' })).toContainText('portal-reader');
});

test('A dropped file that cannot be read is refused in words', async ({ open }) => {
  const { page } = await open({ scenario: 'unreadable' });
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([''], 'locked.yaml'));
    return transfer;
  });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page.getByRole('alertdialog', { name: 'The file could not be added' })).toContainText(
    /locked\.yaml cannot be read\.\s*Check its permissions\./,
  );
});
