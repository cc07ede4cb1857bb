// The cluster as the shared record: what each desk has issued there.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { teamText } from '../../src/shared/text/team.ts';
import { tokenDesk } from '../support/command-line.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { MainWindow } from './pages/main-window.ts';

test('The cluster’s screen lists the tokens of this desk and of another, until they are revoked', async ({
  desk,
  kubeconfigs,
  namespace,
}) => {
  const dataFolder = join(desk.userDataFolder, 'another-desk');
  await mkdir(dataFolder, { mode: 0o700 });
  const another = { dataFolder, kubeconfig: kubeconfigs.join(':'), env: desk.env };
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'here');
  await issue.done();
  const reason = ['--reason', 'Night shift'];
  const account = ['--account', `${namespace}/there`, '--role', 'view'];
  const issued = await tokenDesk(['issue', contextName, ...account, ...reason], another);
  await main.pickCluster(contextName);
  const list = desk.page.getByRole('list', { name: teamText.list });
  const lines = list.getByRole('listitem').filter({ hasText: namespace });
  await expect(lines).toHaveCount(2);
  const before = (await lines.allInnerTexts()).toSorted();
  const revoked = await tokenDesk(['revoke', contextName, `${namespace}/there`], another);
  await main.show('tokens');
  await main.pickCluster(contextName);
  await expect(lines).toHaveText([/^here/]);

  expect({ issued: issued.code, revoked: revoked.code, before }).toEqual({
    issued: 0,
    revoked: 0,
    before: [
      expect.stringMatching(/^here[^]*this desk[^]*ends /),
      expect.stringMatching(/^there[^]* on [^]*Night shift[^]*ends /),
    ],
  });
});
