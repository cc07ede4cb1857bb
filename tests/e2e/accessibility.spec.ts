// No serious accessibility finding on any screen of the real app, light and dark.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { text } from '../../src/shared/text/en.ts';
import { seriousFindings } from '../support/axe-findings.ts';
import { freePorts } from '../support/control-plane/free-ports.ts';
import { contextName, expect, test as base } from '../support/e2e.ts';
import { answering, writePluggedKubeconfig } from '../support/exec-plugin.ts';
import { ConfirmDialog } from './pages/confirm-dialog.ts';
import { ConsentDialog } from './pages/consent-dialog.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';
import { PlanPage } from './pages/plan-page.ts';

/** Looks at a screen in both themes and notes what axe finds, by the screen's name. */
class Eyes {
  readonly findings: Record<string, string[]> = {};
  looked = 0;

  async look(page: Page, name: string): Promise<void> {
    const light = await this.#lookIn(page, name, 'light');
    // Only colours differ from theme to theme.
    const dark = await this.#lookIn(page, name, 'dark', ['color-contrast']);
    if (light === dark) this.findings[`${name}, dark`] = ['it looks as it does in light'];
    this.looked += 1;
  }

  async #lookIn(page: Page, name: string, colorScheme: 'light' | 'dark', rules?: string[]): Promise<string> {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await seriousFindings(page, rules);
    if (found.length > 0) this.findings[`${name}, ${colorScheme}`] = found;
    return page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).color);
  }
}

const test = base.extend({
  kubeconfigs: async ({ controlPlane, keyring }, use) => {
    const folder = join(keyring.group.folder, 'kubeconfigs');
    await mkdir(folder);
    await writeFile(join(folder, 'broken.yaml'), 'apiVersion: v1\n kind: Config\n');
    const [port = 0] = await freePorts(1);
    const server = `https://127.0.0.1:${port}`;
    await use([
      await controlPlane.writeKubeconfig('admin', { context: contextName }),
      await controlPlane.writeKubeconfig('read-only', { context: 'read-only' }),
      await controlPlane.writeKubeconfig('admin', { context: 'closed', server }),
      await writePluggedKubeconfig(controlPlane, folder, { script: answering('x') }),
      join(folder, 'broken.yaml'),
    ]);
  },
});

test('No screen has a serious accessibility finding, light or dark', async ({ desk, namespace }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const eyes = new Eyes();
  const window = new MainWindow(page);
  await expect(page.getByText(text.tokens.empty)).toBeVisible();
  await eyes.look(page, 'No tokens');

  await window.cluster('closed').click();
  await page.getByRole('main').getByRole('alert').waitFor();
  await eyes.look(page, 'Cluster that refuses');
  await window.cluster('plugged').click();
  const consent = new ConsentDialog(page);
  await consent.command();
  await eyes.look(page, 'Consent');
  await consent.decline();

  await window.pickCluster('read-only');
  let issue = await window.startIssue();
  await issue.newAccount(namespace, 'refused');
  await issue.check.click();
  await new PlanPage(page).refusal.waitFor();
  await eyes.look(page, 'Refused plan');

  await window.pickCluster(contextName);
  await eyes.look(page, 'Cluster');
  issue = await window.startIssue();
  await issue.newAccount(namespace, 'seen');
  await eyes.look(page, 'Form');
  await page.getByText(/^Existing/).click();
  await page.getByRole('listbox', { name: text.issue.accounts }).getByRole('option').first().waitFor();
  await page.getByRole('button', { name: /^Choose from/ }).click();
  await page.getByRole('listbox', { name: text.issue.roles }).getByRole('option').first().waitFor();
  await issue.choose(text.issue.custom);
  await page.getByRole('button', { name: text.issue.advanced }).click();
  await eyes.look(page, 'Form, all of it');
  await issue.choose(text.issue.newAccount);
  await issue.newAccount(namespace, 'seen');
  await issue.choose('8 h');
  await issue.choose('cluster-admin');
  await issue.checkPlan();
  await eyes.look(page, 'Plan');
  await issue.create.click();
  const confirm = new ConfirmDialog(page);
  await confirm.words();
  await eyes.look(page, 'Confirmation');
  await confirm.goOn.click();
  await issue.result.waitFor();
  await issue.copyToken();
  await eyes.look(page, 'Result');

  const opened = desk.app.waitForEvent('window');
  await issue.result.getByRole('button', { name: text.tokens.reveal }).click();
  const reveal = await opened;
  await reveal.getByRole('button', { name: text.reveal.show }).click();
  await eyes.look(reveal, 'Reveal');
  await reveal.close();
  await issue.done();
  await eyes.look(page, 'Tokens');
  await page.getByRole('button', { name: text.tokens.more }).first().click();
  await page.getByRole('menuitem', { name: text.tokens.forget }).click();
  await page.getByRole('alertdialog').waitFor();
  await eyes.look(page, 'Forget');
  await page.getByRole('button', { name: text.tokens.keep }).click();
  await window.show('history');
  await new HistoryPage(page).event('issued').click();
  await page.getByText(text.history.details.fingerprint).waitFor();
  await eyes.look(page, 'History');
  await window.show('settings');
  await eyes.look(page, 'Settings');
  expect({ looked: eyes.looked, findings: eyes.findings }).toEqual({ looked: 15, findings: {} });
});

test.describe('On a machine with nothing set up', () => {
  test.use({ kubeconfigs: [], keychainState: 'locked' });

  test('the first screen has no serious accessibility finding, light or dark', async ({ desk }) => {
    const eyes = new Eyes();
    await expect(desk.page.getByRole('heading', { name: text.firstRun.title })).toBeVisible();
    await eyes.look(desk.page, 'First run');
    expect(eyes.findings).toEqual({});
  });
});
