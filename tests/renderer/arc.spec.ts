// Azure Arc on the cluster screen: where the cluster is in Azure, what is missing, and the other ways in.
import { expect, test } from './support/app.ts';

const card = { name: 'Azure Arc' } as const;

test('What a cluster does not tell of its place in Azure is filled in by hand, and the portal can be opened', async ({
  open,
}) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /legacy-oslo/ })
    .first()
    .click();
  const arc = page.getByRole('region', card);
  await arc.getByRole('button', { name: 'Fill in its place in Azure' }).click();
  await arc.getByRole('textbox', { name: 'Subscription' }).fill('not-an-id');
  await expect(arc.getByText('This is no subscription id.')).toBeVisible();
  await arc.getByRole('textbox', { name: 'Subscription' }).fill('7b1e40c2-58d3-4c0f-a1b6-9f35a0d61c88');
  await arc.getByRole('textbox', { name: 'Resource group' }).fill('rg-oslo');
  await arc.getByRole('textbox', { name: 'Resource', exact: true }).fill('legacy-oslo');
  await arc.getByRole('textbox', { name: 'Tenant' }).fill('e2c9d4a7-0f61-4b7e-8a35-d10c6b92f54e');
  await arc.getByRole('button', { name: 'Remember' }).click();
  await expect(arc.getByRole('button', { name: 'Open in portal' })).toBeVisible();
});

test('An Entra account needs no token, only a binding that is ready to copy', async ({ open }) => {
  const { page, findings } = await open();
  await page
    .getByRole('button', { name: /edge-ams-01/ })
    .first()
    .click();
  const arc = page.getByRole('region', card);
  await arc.getByRole('button', { name: 'Without a token' }).click();
  await arc.getByRole('textbox', { name: 'User' }).fill('maria@contoso.com');
  await expect(arc.getByText('name: "maria@contoso.com"')).toBeVisible();
  expect(await findings()).toEqual([]);
});

test('The command for a terminal takes the token from a variable', async ({ open }) => {
  const { page, findings } = await open();
  await page
    .getByRole('button', { name: /edge-ams-01/ })
    .first()
    .click();
  const arc = page.getByRole('region', card);
  await arc.getByRole('button', { name: 'From a terminal' }).click();
  await arc.getByText('PowerShell').click();
  await expect(arc.getByText(/Read-Host -MaskInput/)).toContainText('-n edge-ams-01 -g rg-edge-we');
  expect(await findings()).toEqual([]);
});
