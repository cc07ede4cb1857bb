// Kubeconfig files as they are on people's machines: one is broken, and they change while the app runs.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../src/shared/text/en.ts';
import { expect, test as base } from '../support/e2e.ts';
import { MainWindow } from './pages/main-window.ts';
import { SettingsPage } from './pages/settings-page.ts';

const secret = 'secret-that-stays-in-the-file';
const test = base.extend<{ folder: string }>({
  folder: async ({ keyring }, use) => {
    const folder = join(keyring.group.folder, 'kubeconfigs');
    await mkdir(folder);
    await use(folder);
  },
  kubeconfigs: async ({ controlPlane, folder }, use) => {
    const broken = join(folder, 'broken.yaml');
    await writeFile(broken, `apiVersion: v1\nkind: Config\nusers:\n  - name: a\n   token: ${secret}\n`);
    const late = join(folder, 'late.yaml');
    await use([broken, await controlPlane.writeKubeconfig('admin', { context: 'good' }), late]);
  },
});

test('A broken kubeconfig is named by file, line and column, and files that come, change and go are noticed', async ({
  controlPlane,
  desk,
  folder,
}) => {
  const window = new MainWindow(desk.page);
  await window.pickCluster('good');
  await window.show('settings');
  const files = new SettingsPage(desk.page).files;
  await expect(files).toContainText(/broken\.yaml, line 5, column \d+: this is not valid YAML\./);
  const said = await desk.page.locator('body').innerText();

  const late = join(folder, 'late.yaml');
  await writeFile(late, controlPlane.kubeconfig('admin', { context: 'late' }));
  await expect(window.cluster('late')).toContainText('Kubernetes 1.37.2');
  await writeFile(late, controlPlane.kubeconfig('admin', { context: 'renamed' }));
  await expect(window.cluster('renamed')).toBeVisible();
  const lateIsGone = (await window.cluster('late').count()) === 0;
  await rm(late);
  await expect(window.cluster('renamed')).toHaveCount(0);
  await writeFile(join(folder, 'broken.yaml'), controlPlane.kubeconfig('read-only', { context: 'mended' }));
  await window.pickCluster('mended');
  await expect(desk.page.getByText(text.clusters.problems(1))).toHaveCount(1);
  expect({ quoted: said.includes(secret), lateIsGone }).toEqual({ quoted: false, lateIsGone: true });
});
