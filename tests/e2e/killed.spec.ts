// `kill -9` in the middle of an issue: the next start tidies up and says so.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test as base } from '../support/e2e.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../support/fault-proxy/fault-proxy.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';

const test = base.extend<{ faultProxy: FaultProxy }>({
  faultProxy: async ({ controlPlane }, use) => {
    const proxy = await startFaultProxy(controlPlane);
    await use(proxy);
    await proxy.stop();
  },
  kubeconfigs: async ({ controlPlane, faultProxy }, use) => {
    const options = { auth: 'token', server: faultProxy.url, context: contextName } as const;
    await use([await controlPlane.writeKubeconfig('admin', options)]);
  },
});

test('An app that is killed while a token is requested tidies up at its next start, and says so', async ({
  controlPlane,
  desk,
  namespace,
  faultProxy,
}) => {
  const window = new MainWindow(desk.page);
  await window.pickCluster(contextName);
  const issue = await window.startIssue();
  await issue.newAccount(namespace, 'unlucky');
  await issue.checkPlan();
  faultProxy.when(requestTo('POST', '/token'), { kind: 'never-answer' });
  await issue.create.click();
  const asked = () =>
    faultProxy.requests.some(({ method, path }) => method === 'POST' && path.includes('/token'));
  await expect.poll(asked).toBe(true);
  const made = async () => {
    const kinds = 'namespaces,serviceaccounts,clusterrolebindings,secrets';
    const label = 'app.kubernetes.io/managed-by=token-desk';
    const { stdout } = await controlPlane.kubectl(['get', kinds, '-A', '-l', label, '-o', 'json']);
    return stdout.split(namespace).length - 1;
  };
  const halfWay = await made();
  await desk.kill();
  await faultProxy.clear();
  await desk.start();
  await expect(desk.page.getByText(text.tokens.empty)).toBeVisible();
  await new MainWindow(desk.page).show('history');
  await expect.poll(made).toBe(0);
  expect({ halfWay: halfWay > 0, history: await new HistoryPage(desk.page).lines() }).toEqual({
    halfWay: true,
    history: [`Repaired unlucky on ${contextName} Tidied up after an interrupted issue`],
  });
});
