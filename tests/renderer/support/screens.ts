// Every screen and dialog of the window, and how a test gets there.
import type { Page } from '@playwright/test';
import { checkPlan, openForm } from './issue.ts';

export type Screen = {
  readonly name: string;
  readonly scenario?: string;
  readonly go: (page: Page) => Promise<void>;
};

const plan = async (page: Page) => {
  await openForm(page);
  await checkPlan(page);
};

/** Every screen and dialog of the window, each from a fresh start. */
export const screens: readonly Screen[] = [
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
  {
    name: 'Settings that an administrator manages',
    scenario: 'managed',
    go: async (page) => {
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await page.getByRole('region', { name: 'Managed by your organization' }).waitFor();
    },
  },
  {
    name: 'What each action needs',
    go: async (page) => {
      await openCluster(page);
      await page.getByRole('button', { name: 'What each action needs' }).click();
      await page.getByText('name: token-desk:operator').waitFor();
    },
  },
  {
    name: 'What the portal will show',
    go: async (page) => {
      await openMenu(page, 'Details');
      await page.getByRole('button', { name: 'What the portal will show' }).click();
      await page.getByRole('row', { name: /Secrets/ }).waitFor();
    },
  },
  {
    name: 'Sign-in to the portal',
    go: async (page) => {
      await page.getByRole('row', { name: /edge-ams-01/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('The one before is being revoked.').waitFor();
    },
  },
  {
    name: 'Break-glass',
    go: async (page) => {
      await openCluster(page);
      await page.getByRole('button', { name: 'Break-glass…' }).click();
      await page.getByText('For an emergency: the shortest life').waitFor();
    },
  },
  {
    name: 'Cluster with every way of Azure Arc open',
    go: async (page) => {
      await openCluster(page);
      await page.getByRole('button', { name: 'Without a token' }).click();
      await page.getByRole('textbox', { name: 'User' }).fill('maria@contoso.com');
      await page.getByRole('button', { name: 'From a terminal' }).click();
      await page.getByText('PowerShell').click();
    },
  },
  {
    name: 'Place of a cluster in Azure',
    go: async (page) => {
      await openCluster(page, /legacy-oslo/);
      await page.getByRole('button', { name: 'Fill in its place in Azure' }).click();
      await page.getByRole('textbox', { name: 'Subscription' }).fill('not-an-id');
    },
  },
  {
    name: 'Renewal of one token',
    go: async (page) => {
      await page.getByRole('row', { name: /portal-reader-nl/ }).focus();
      await page.keyboard.press('r');
      await page.getByRole('button', { name: 'Renew 1 token' }).waitFor();
    },
  },
  {
    name: 'Report of a renewal',
    go: async (page) => {
      await page.getByRole('button', { name: 'Renew…' }).click();
      await page.getByRole('alertdialog').getByText('30 days').click();
      await page.getByRole('button', { name: /^Renew \d+ tokens$/ }).click();
      await page.getByRole('button', { name: 'Renew the one that failed' }).waitFor();
    },
  },
  {
    name: 'Question before a token is forgotten',
    go: async (page) => {
      await openMenu(page, 'Forget');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'Removal of an account',
    go: async (page) => {
      await openCluster(page);
      await page
        .getByRole('button', { name: /^Remove account / })
        .first()
        .click();
      await page.getByRole('alertdialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'Clean-up of a cluster',
    go: async (page) => {
      await openCluster(page);
      await page.getByRole('button', { name: 'Clean up…' }).click();
      await page.getByRole('checkbox', { name: 'Remove td-90be12f4' }).check();
    },
  },
  { name: 'Off-boarding', go: openOffBoarding },
  {
    name: 'Off-boarding with what there is',
    go: async (page) => {
      await openOffBoarding(page);
      await page.getByText('This desk', { exact: true }).click();
      await page.getByRole('button', { name: 'List what is there' }).click();
      await page.getByText(/Nothing is removed yet/).waitFor();
    },
  },
];

async function openCluster(page: Page, name = /edge-ams-01/): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.getByText('Routes to a token').waitFor();
}

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('row', { name: /night-shift/ }).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: item }).click();
}

async function openOffBoarding(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Off-board…' }).click();
  await page.getByRole('heading', { level: 1, name: 'Off-board' }).waitFor();
}
