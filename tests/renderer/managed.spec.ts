// Managed settings in the window: shown, with what they limit, and not to be changed.
import { expect, test } from './support/app.ts';

test('Settings say what an administrator has set, and offer nothing beyond it', async ({ open }) => {
  const { page, findings } = await open({ scenario: 'managed' });
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const part = page.getByRole('region', { name: 'Managed by your organization' });
  await expect(part).toContainText('arc-portal-reader, view');
  await expect(part).toContainText('24 h');
  await page.getByRole('combobox', { name: 'Role' }).click();
  const offered = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  expect({ offered, findings: await findings() }).toEqual({
    offered: ['Arc portal reader', 'view'],
    findings: [],
  });
});
