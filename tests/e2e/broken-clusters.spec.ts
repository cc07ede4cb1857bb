// Clusters that hang, refuse or show an old certificate: each says so, and none is in the way of the others.
import { freePorts } from '../support/control-plane/free-ports.ts';
import { expect, test as base } from '../support/e2e.ts';
import { everyRequest, startFaultProxy } from '../support/fault-proxy/fault-proxy.ts';
import { whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';

const test = base.extend({
  kubeconfigs: async ({ controlPlane }, use) => {
    const [hung, old] = await Promise.all([startFaultProxy(controlPlane), startFaultProxy(controlPlane)]);
    hung.when(everyRequest, { kind: 'never-answer' });
    await old.present('expired');
    const [closed = 0] = await freePorts(1);
    const servers = {
      'hung-server': hung.url,
      'closed-port': `https://127.0.0.1:${closed}`,
      'old-server': old.url,
      'good-server': controlPlane.url,
    };
    const written = Object.entries(servers).map(([context, server]) =>
      controlPlane.writeKubeconfig('admin', { auth: 'token', context, server }),
    );
    const oldAdmin = controlPlane.writeKubeconfig('expired', { context: 'old-admin' });
    await use(await Promise.all([...written, oldAdmin]));
    await Promise.all([hung.stop(), old.stop()]);
  },
});

test('Broken clusters say what is wrong while a token is issued on the good one', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const window = new MainWindow(desk.page);
  // The first that is opened is the one that never answers.
  await window.cluster('hung-server').click();
  const issue = await window.issueToken('good-server', namespace, 'reader');
  await issue.copyToken();
  const holder = await whoHolds(controlPlane, await desk.clipboard());
  await expect(window.cluster('hung-server')).toContainText('No answer in 5 s');
  await expect(window.cluster('closed-port')).toContainText('Connection refused');
  await expect(window.cluster('old-server')).toContainText('Server certificate expired');
  await expect(window.cluster('old-admin')).toContainText('Admin certificate expired');
  await expect(window.cluster('good-server')).toContainText('Kubernetes 1.37.2');
  const opened: string[] = [];
  for (const name of ['closed-port', 'old-server', 'old-admin']) {
    await window.cluster(name).click();
    const said = await desk.page.getByRole('main').getByRole('alert').locator('p').first().innerText();
    opened.push(said.replace(/(?<=127.0.0.1:)\d+/, '…').replace(/(?<=expired ).*(?= ago)/, '…'));
  }
  expect({ kubectl: holder.kubectl, opened }).toEqual({
    kubectl: `system:serviceaccount:${namespace}:reader`,
    opened: [
      'https://127.0.0.1:… refuses the connection.',
      'The certificate of https://127.0.0.1:… has expired.',
      'Admin certificate expired … ago.',
    ],
  });
});
