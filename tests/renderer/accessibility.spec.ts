// No accessibility finding on any screen, light and dark.
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { checkPlan, openForm } from './support/issue.ts';

type Screen = {
  readonly name: string;
  readonly scenario?: string;
  readonly go: (page: Page) => Promise<void>;
};

const plan = async (page: Page) => {
  await openForm(page);
  await checkPlan(page);
};

const screens: readonly Screen[] = [
  { name: 'Tokens', go: (page) => page.getByRole('treegrid').waitFor() },
  {
    name: 'Tokens with a locked keychain',
    scenario: 'locked',
    go: (page) => page.getByRole('treegrid').waitFor(),
  },
  {
    name: 'Tokens that are checked, with one being revoked',
    scenario: 'life',
    go: async (page) => {
      await page.getByRole('button', { name: 'Verify all' }).click();
      await page.getByText(/tokens checked/).waitFor();
      await page.getByRole('row', { name: /night-shift/ }).focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Revoke this token' }).click();
      await page.getByText('Cannot be undone').waitFor();
    },
  },
  {
    name: 'How far a revocation reaches',
    go: async (page) => {
      await page.getByRole('row', { name: /night-shift/ }).focus();
      await page.keyboard.press('Delete');
      await page.getByRole('radio', { name: /The rights/ }).check();
    },
  },
  {
    name: 'Details of a token',
    go: async (page) => {
      await page.getByRole('row', { name: /night-shift/ }).focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Details' }).click();
      await page.getByText('RS256').waitFor();
    },
  },
  {
    name: 'Export of a kubeconfig',
    go: async (page) => {
      await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Export kubeconfig…' }).click();
      await page.getByRole('radio', { name: /With the token in it/ }).waitFor();
    },
  },
  {
    name: 'Tokens when none is kept',
    scenario: 'empty',
    go: (page) => page.getByText('No token kept yet').waitFor(),
  },
  {
    name: 'First run',
    scenario: 'first-run',
    go: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'Quick copy',
    go: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('ams');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'Locked',
    go: async (page) => {
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Locked' }).waitFor();
    },
  },
  {
    name: 'Keys',
    go: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  { name: 'Issue form', go: openForm },
  {
    name: 'Issue form with every field open',
    go: async (page) => {
      await openForm(page);
      await page.getByText('Existing (214)').click();
      await page.getByRole('radio', { name: 'view' }).check();
      await page.getByText('Custom').click();
      await page.getByText('Named namespaces').click();
      await page.getByRole('button', { name: 'Advanced' }).click();
      await page.getByRole('button', { name: /Choose from/ }).click();
      await page.getByRole('listbox', { name: 'Roles' }).getByRole('option').first().waitFor();
    },
  },
  { name: 'Plan', go: plan },
  { name: 'Refused plan', scenario: 'refused', go: plan },
  {
    name: 'Result',
    go: async (page) => {
      await plan(page);
      await page.getByRole('button', { name: /^Create/ }).click();
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByText(/On the clipboard for/).waitFor();
    },
  },
  {
    name: 'History',
    go: async (page) => {
      await page.getByRole('button', { name: 'History', exact: true }).click();
      await page
        .getByRole('button', { name: /Issued/ })
        .first()
        .click();
      await page.getByText('Fingerprint').waitFor();
    },
  },
  {
    name: 'Cluster',
    go: async (page) => {
      await page
        .getByRole('button', { name: /edge-ams-01/ })
        .first()
        .click();
      await page.getByText('Routes to a token').waitFor();
    },
  },
  {
    name: 'Cluster that asks for consent',
    go: async (page) => {
      await page.getByRole('button', { name: /lab-kubeadm/ }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'Cluster that does not answer',
    go: async (page) => {
      await page
        .getByRole('button', { name: /store-madrid-14/ })
        .first()
        .click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'Settings',
    go: async (page) => {
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await page.getByText('Saved as you change them').waitFor();
    },
  },
];

for (const { name, scenario, go } of screens) {
  test(`${name} has no accessibility finding, light and dark`, async ({ open }) => {
    const { page, findings } = await open(scenario === undefined ? {} : { scenario });
    await go(page);
    const light = await findings();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect({ light, dark: await findings(['color-contrast']) }).toEqual({ light: [], dark: [] });
  });
}
