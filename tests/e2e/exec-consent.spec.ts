// A kubeconfig that signs in by a program: it runs after consent to exactly this command, and not before.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../src/shared/text/en.ts';
import { expect, test as base } from '../support/e2e.ts';
import { answering, writePluggedKubeconfig } from '../support/exec-plugin.ts';
import { ConsentDialog } from './pages/consent-dialog.ts';
import { MainWindow } from './pages/main-window.ts';

const test = base.extend<{ folder: string }>({
  folder: async ({ keyring }, use) => {
    const folder = join(keyring.group.folder, 'plugged');
    await mkdir(folder);
    await use(folder);
  },
  kubeconfigs: async ({ controlPlane, folder }, use) => {
    const script = `echo "$1" >> "$(dirname "$0")/runs"\n${answering(controlPlane.token('admin'))}`;
    const exec = { args: ['--first'] };
    await use([await writePluggedKubeconfig(controlPlane, folder, { script, exec })]);
  },
});

test('A sign-in program runs only after consent, and is asked about again when its command changes', async ({
  desk,
  folder,
}) => {
  const runs = () => readFile(join(folder, 'runs'), 'utf8').catch(() => '');
  const window = new MainWindow(desk.page);
  const consent = new ConsentDialog(desk.page);
  await expect(window.cluster('plugged')).toContainText('Kubernetes 1.37.2');
  await window.cluster('plugged').click();
  const shown = await consent.command();
  const beforeConsent = await runs();
  await consent.decline();
  const afterDeclining = await runs();
  await desk.page.getByRole('button', { name: text.cluster.consent.review }).click();
  await consent.allow();
  await desk.page.getByText(text.cluster.permissions.title).waitFor();
  const afterConsent = await runs();

  const path = join(folder, 'config');
  await writeFile(path, (await readFile(path, 'utf8')).replace('--first', '--second'));
  await expect(async () => {
    await desk.page.getByRole('button', { name: text.cluster.checkAgain }).first().click();
    await consent.dialog.waitFor({ timeout: 2000 });
  }).toPass();
  const shownAgain = await consent.command();
  const beforeSecondConsent = await runs();
  await consent.allow();
  await expect.poll(runs).toContain('--second');
  expect({
    shown: shown.includes(join(folder, 'plugin')) && shown.includes('--first'),
    beforeConsent,
    afterDeclining,
    afterConsent,
    shownAgain: shownAgain.includes('--second'),
    beforeSecondConsent,
  }).toEqual({
    shown: true,
    beforeConsent: '',
    afterDeclining: '',
    afterConsent: '--first\n',
    shownAgain: true,
    beforeSecondConsent: '--first\n',
  });
});
