// The main job as a user does it: cluster, plan, token, clipboard, and a look back.
import type { Page } from '@playwright/test';
import { text } from '../../src/shared/text/en.ts';
import { IssuePage } from '../../tests/e2e/pages/issue-page.ts';
import { MainWindow } from '../../tests/e2e/pages/main-window.ts';
import { say } from '../bootstrap/say.mjs';
import type { Pictures } from './pictures.ts';
import { sampleContext, type SampleMachine } from './sample-machine.ts';
import { whoIs } from './who-is.ts';

const namespace = 'portal-access';

/** Issues three tokens and uses one. Throws where the window does not show what it should within the page's limit. */
export async function playMainJob(
  page: Page,
  pictures: Pictures,
  machine: SampleMachine,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const window = new MainWindow(page);
  const issue = new IssuePage(page);

  say(
    '1. The window is open. The clusters of the kubeconfig are asked for their version, without a credential.',
  );
  await window.rail.getByText(/1\.37/).waitFor();
  await pictures.take(page, 'start');

  say(`2. ${sampleContext} is opened: who am I there, what may I do, is it connected to Azure Arc?`);
  await window.pickCluster(sampleContext);
  await page.getByText(text.cluster.arc.resource, { exact: true }).waitFor();
  await pictures.take(page, 'cluster');

  await window.startIssue();
  await issue.namespace.fill(namespace);
  await issue.name.fill('portal-reader');
  await page.getByText(text.issue.rightsWaiting).waitFor();
  await pictures.take(page, 'issue-waiting-binding');
  say('3. An account portal-reader was deleted here once; its binding waits for the name. Better not.');

  await issue.newAccount(namespace, 'portal-noc');
  await pictures.take(page, 'issue-form');
  say('4. portal-noc is free. The defaults are a reader role and 8 hours.');

  await issue.checkPlan();
  await pictures.take(page, 'issue-plan');
  say('5. The plan: every object that will be created, each checked by the server. Nothing is created yet.');

  await issue.issue();
  say('6. Created, issued, kept in the keychain, and written to the history.');
  await issue.copyToken();
  await pictures.take(page, 'issue-result');
  say('7. The token is on the clipboard, without white space, for a limited time.');
  say(`8. kubectl uses what the clipboard holds: the server says that it is ${await whoIs(machine, env)}.`);

  await page.getByRole('button', { name: text.result.another }).click();
  await issue.newAccount(namespace, 'night-shift');
  await page.getByRole('radio', { name: '30 d', exact: true }).click();
  await page.getByLabel(text.issue.reason, { exact: true }).fill('Night shift until the new year');
  await issue.checkPlan();
  await issue.issue();
  await page.getByText(text.result.shortened).waitFor();
  await pictures.take(page, 'issue-shortened');
  say(
    '9. Another one is asked for 30 days. The server gives 24 hours, without an error; the window says so.',
  );

  await page.getByRole('button', { name: text.result.another }).click();
  await issue.newAccount(namespace, 'audit');
  await page.getByRole('radio', { name: '1 h', exact: true }).click();
  await issue.checkPlan();
  await issue.issue();
  await issue.done();
  await page.getByText('night-shift').first().waitFor();
  await pictures.take(page, 'tokens');
  say('10. A third one for an hour. The keychain holds all three; the window lists them with the time left.');

  await window.show('history');
  await page.getByText(text.history.kinds.copied).first().waitFor();
  await pictures.take(page, 'history');
  await window.show('settings');
  await page.getByText(text.settings.files).first().waitFor();
  await pictures.take(page, 'settings');
  say('11. The history shows what was issued and copied, and can only grow.');
}
