// Issuing a token in the window: by mouse, by keys, refused, confirmed, failed.
import { expect, test } from './support/app.ts';
import { checkPlan, openForm } from './support/issue.ts';

test('The main job takes four clicks and ends with the token on the clipboard', async ({ open }) => {
  const { page } = await open();
  await openForm(page);
  await checkPlan(page);
  await page.getByRole('button', { name: 'Create 5 objects and issue' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Granted' })).toContainText(
    /Issued and kept in GNOME Keyring.*Granted 24 h.*of the 30 d asked for.*Copied.*On the clipboard for \d+ s more/s,
  );
});

test('The main job works by keys alone', async ({ open }) => {
  const { page } = await open();
  await page.keyboard.press('Control+n');
  await page.getByText('Name is valid and free').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('listbox', { name: 'Objects of the plan' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Issued and kept').waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
});

test('A refused role names what is missing and falls back to view', async ({ open }) => {
  const { page } = await open({ scenario: 'refused' });
  await openForm(page);
  await checkPlan(page);
  const refusal = page.getByRole('alert');
  await expect(refusal).toContainText(
    /You may not grant this role.*ops-maria.*nodes.*persistentvolumes.*storageclasses/s,
  );
  await page.getByRole('button', { name: 'Use view instead' }).click();
  await expect(page.getByRole('button', { name: 'Create 3 objects and issue' })).toBeEnabled();
});

test('A role that can become cluster-admin is confirmed by its paths, and going back creates nothing', async ({
  open,
}) => {
  const { page } = await open();
  await openForm(page);
  await page.getByRole('radio', { name: 'edit' }).check();
  await checkPlan(page);
  await page.getByRole('button', { name: /^Create/ }).click();
  const question = page.getByRole('alertdialog', { name: 'This token can become cluster-admin' });
  await expect(question).toContainText(/reads Secrets.*issues tokens.*starts pods/s);
  await question.getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByRole('button', { name: /^Create/ })).toBeFocused();
});

test('A connection that others can read is confirmed before a token is issued', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: /lab-kubeadm/ }).click();
  await page.getByRole('button', { name: 'Allow and sign in' }).click();
  await openForm(page);
  await checkPlan(page);
  await page.getByRole('button', { name: /^Create/ }).click();
  await expect(page.getByRole('alertdialog', { name: 'This connection is not secure' })).toContainText(
    'The certificate of this server is not checked.',
  );
});

test('The sign-in command is shown in full before it runs, and not now means not now', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('button', { name: /lab-kubeadm/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Allow this command?' });
  await expect(question).toContainText(/\/usr\/local\/bin\/kubelogin.*get-token.*AZURE_CONFIG_DIR/s);
  await question.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText('You have not allowed it yet.')).toBeVisible();
});

test('What was typed stays when the user leaves and returns, and when issuing fails', async ({ open }) => {
  const { page } = await open({ scenario: 'fails' });
  await openForm(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('night-shift');
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+n');
  await checkPlan(page);
  await page.getByRole('button', { name: /^Create/ }).click();
  await expect(page.getByRole('alert')).toContainText(/validate\.kyverno\.svc.*team label is missing/s);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('night-shift');
});

test('A long lifetime asks for a reason and takes the user to it', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /edge-ber-02/ })
    .first()
    .click();
  await openForm(page);
  await page.getByRole('radio', { name: '90 d' }).check();
  await page.getByRole('button', { name: 'Check the plan' }).click();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
});

test('Lifetimes above what the server gives are not offered', async ({ open }) => {
  const { page } = await open();
  await openForm(page);
  const offered = page.getByRole('radiogroup', { name: 'Lifetime' }).getByRole('radio');
  expect(
    await offered.evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent)),
  ).toEqual(['1 h', '8 h', '24 h', 'Server’s default', 'Custom']);
});

test('After the server shortened a token, the form offers no longer ones', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /edge-ber-02/ })
    .first()
    .click();
  await openForm(page);
  await checkPlan(page);
  await page.getByRole('button', { name: /^Create/ }).click();
  await page.getByRole('button', { name: 'Issue another' }).click();
  await expect(
    page.getByText('This server cut the last token to 24 h. It gives no longer ones.'),
  ).toBeVisible();
});

test('A name that Kubernetes would refuse is explained as one types', async ({ open }) => {
  const { page } = await open();
  await openForm(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Portal_Reader');
  await expect(page.getByText('Only lower-case letters, digits, - and . between them.')).toBeVisible();
});

test('Ten thousand accounts are searched in a list of a few rows', async ({ open }) => {
  const { page } = await open({ scenario: 'many' });
  await openForm(page);
  await page.getByText('Existing (10,000)').click();
  await page.getByRole('combobox', { name: 'Search service accounts' }).fill('09999');
  await page.getByRole('option', { name: 'app-09999' }).click();
  await expect(page.getByRole('region', { name: 'Rights it already has' })).toContainText('view');
  await page.getByRole('combobox', { name: 'Search service accounts' }).fill('');
  await page.getByText('10,000 accounts').waitFor();
  expect(
    await page.getByRole('listbox', { name: 'Service accounts' }).getByRole('option').count(),
  ).toBeLessThan(40);
});

test('An issue under way shows its step and can be cancelled, also after looking elsewhere', async ({
  open,
}) => {
  const { page } = await open({ scenario: 'slow' });
  await openForm(page);
  await checkPlan(page);
  await page.getByRole('button', { name: /^Create/ }).click();
  await expect(page.getByText('Creating ClusterRole token-desk:arc-portal-extras, 2 of 7')).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelling: the step under way ends first')).toBeVisible();
});

test('Without a keychain a token is copied once', async ({ open }) => {
  const { page } = await open({ scenario: 'no-keychain' });
  await openForm(page);
  await expect(page.getByRole('radio', { name: 'Copy once' })).toBeChecked();
});
