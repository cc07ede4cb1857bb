// The three routes to a token in the window, on a server of today and on one that makes Secrets by itself.
import { startControlPlane, type ControlPlane } from '../support/control-plane/control-plane.ts';
import { defaultVersion } from '../support/control-plane/versions.ts';
import { variantNamed, variants } from '../support/control-plane/variants.ts';
import { Desk } from '../support/desk.ts';
import { expect, test } from '../support/e2e.ts';
import { holderOf } from '../support/issued-objects.ts';
import type { IssuePage } from './pages/issue-page.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';
import { routes } from '../../src/shared/text/words.ts';
import { routeText } from '../../src/shared/text/routes.ts';

const account = 'three-ways';
const reason = 'The old scanner knows no renewal';
const old = variants.find(({ facts }) => facts.secretForEachAccount)?.name;

for (const name of [defaultVersion, old ?? '']) {
  test(`Each route gives a token that works with kubectl: ${name}`, async ({
    display,
    keyring,
    namespace,
  }) => {
    test.setTimeout(180_000);
    const { options, facts } = variantNamed(name);
    const server = await startControlPlane(options);
    const kubeconfigs = [await server.writeKubeconfig('admin', { context: 'routes' })];
    const desk = new Desk({ keyring, display, kubeconfigs });
    await desk.start();
    const window = new MainWindow(desk.page);

    const first = await window.issueToken('routes', namespace, account);
    const said = await says(first);
    const byRequest = await taken(first, desk, server);
    if (!facts.secretForEachAccount) await makeSecretByHand(server, namespace);

    const second = await startFor(window);
    await second.choose(routes['token-secret']);
    const bySecret = await takenWithReason(second, desk, server);

    const third = await startFor(window);
    await third.choose(routes['legacy-secret']);
    await third.chooseSecret(`${account}-token-`);
    const byLegacy = await takenWithReason(third, desk, server);

    await window.show('history');
    const reasons = await new HistoryPage(desk.page).found(reason);
    await desk.close();
    await server.stop();
    const holder = `system:serviceaccount:${namespace}:${account}`;
    expect({ said, byRequest, bySecret, byLegacy, reasons }).toEqual({
      said: '',
      byRequest: { holder, ends: true },
      bySecret: { holder, ends: false },
      byLegacy: { holder, ends: false },
      reasons: 2,
    });
  });
}

/** What the result says of a token that lasts; empty for one that ends. */
async function says({ page }: IssuePage): Promise<string> {
  return (await page.getByText(routeText.resultForever).count()) === 0 ? '' : routeText.resultForever;
}

async function startFor(window: MainWindow): Promise<IssuePage> {
  await window.pickCluster('routes');
  const issue = await window.startIssue();
  await issue.existingAccount(account);
  return issue;
}

async function takenWithReason(issue: IssuePage, desk: Desk, server: ControlPlane) {
  await issue.giveReason(reason);
  await issue.checkPlan();
  await issue.issue();
  return taken(issue, desk, server);
}

/** Copies the token of the result, and asks the server as its holder who that is. */
async function taken(issue: IssuePage, desk: Desk, server: ControlPlane) {
  const ends = (await says(issue)) === '';
  await issue.copyToken();
  const holder = await holderOf(server, await desk.clipboard());
  await issue.done();
  return { holder, ends };
}

async function makeSecretByHand(server: ControlPlane, namespace: string): Promise<void> {
  const manifest = {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token' },
    metadata: {
      ...{ name: `${account}-token-byhand`, namespace },
      annotations: { 'kubernetes.io/service-account.name': account },
    },
  };
  await server.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
}
