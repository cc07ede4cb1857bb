// What an administrator of the machine has set holds in the window and in main.
import { fileURLToPath } from 'node:url';
import { managedText } from '../../src/shared/text/managed.ts';
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { IssuePage } from './pages/issue-page.ts';
import { MainWindow } from './pages/main-window.ts';

const fake = fileURLToPath(new URL('../support/fake-managed-file.ts', import.meta.url));
const managedBy = (content: string) => ({
  startedWith: { required: [fake], env: { FAKE_MANAGED_SETTINGS: content } },
});

test.describe('On a machine with managed settings', () => {
  const managed = {
    roles: ['view', 'arc-portal-reader'],
    longestLifetimeSeconds: 3600,
    neverExpiring: false,
  };
  test.use(managedBy(JSON.stringify({ ...managed, keep: ['until-quit'] })));

  test('the window offers what they allow, and the token keeps to it', async ({ desk, namespace }) => {
    const main = new MainWindow(desk.page);
    await main.show('settings');
    const said = await desk.page.getByRole('region', { name: managedText.title }).innerText();
    const issue = await main.issueToken(contextName, namespace, 'managed');
    await issue.copyToken();
    const [, payload = ''] = (await desk.clipboard()).split('.');
    const { exp, iat } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      exp: number;
      iat: number;
    };
    const { rows } = await desk.page.evaluate(async () => {
      const answer = await window.tokenDesk.call('tokens.list', {});
      return answer.ok ? answer.value : { rows: [] };
    });
    expect({
      said: [said.includes('view, arc-portal-reader'), said.includes(managedText.notAllowed)],
      seconds: exp - iat,
      kept: rows.map(({ keep }) => keep),
    }).toEqual({ said: [true, true], seconds: 3600, kept: ['until-quit'] });
  });
});

test.describe('On a machine whose managed settings cannot be read', () => {
  test.use(managedBy('{"roles": "view"}'));

  test('nothing is issued, and the window names the file and what is wrong in it', async ({
    controlPlane,
    desk,
    namespace,
  }) => {
    await new MainWindow(desk.page).pickCluster(contextName);
    await desk.page.getByRole('button', { name: text.tokens.issue }).first().click();
    const issue = new IssuePage(desk.page);
    await issue.newAccount(namespace, 'unmanaged');
    await issue.check.click();
    const alert = desk.page.getByRole('alert');
    await expect(alert).toContainText('/etc/token-desk/managed.json');
    const found = await controlPlane.kubectl([
      'get',
      'namespace',
      namespace,
      '--ignore-not-found',
      '-o',
      'name',
    ]);
    expect(found.stdout).toBe('');
  });
});
