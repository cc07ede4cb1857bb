// The main job in one line, in the window: cluster, plan, token, keychain, clipboard, and a kubectl that uses it.
import { contextName, expect, test } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';

test('A token issued in the window is on the clipboard, and kubectl signs in with it', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const window = new MainWindow(desk.page);
  const issue = await window.issueToken(contextName, namespace, 'reader');
  await issue.copyToken();
  const token = await desk.clipboard();
  const account = `system:serviceaccount:${namespace}:reader`;
  expect({ ...(await whoHolds(controlPlane, token)), spaces: /\s/.test(token) }).toEqual({
    kubectl: account,
    review: account,
    spaces: false,
  });
});
