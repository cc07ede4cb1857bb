// Settings are on disk when they are said to be, and a bad file costs nothing but itself.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLog } from '../../../src/main/log.ts';
import { SettingsFile } from '../../../src/main/storage/settings-file.ts';
import { Settings } from '../../../src/shared/settings.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const defaults = Settings.parse({});

async function openIn(folder: string): Promise<SettingsFile> {
  return SettingsFile.open(folder, fileLog(folder, new FakeClock()));
}

describe('settings', () => {
  it('are the defaults at first', async () => {
    expect((await openIn(await scratchFolder())).get()).toEqual(defaults);
  });

  it('are found again, as are the kubeconfig files that were added', async () => {
    const folder = await scratchFolder();
    const settings = await openIn(folder);
    await Promise.all([
      settings.set({ theme: 'dark' }),
      settings.set({ clipboardSeconds: 45, keep: 'copy-once' }),
      settings.setKubeconfigFiles(['/srv/clusters/edge.yaml']),
    ]);
    const again = await openIn(folder);

    expect([again.get(), again.kubeconfigFiles()]).toEqual([
      { ...defaults, theme: 'dark', clipboardSeconds: 45, keep: 'copy-once' },
      ['/srv/clusters/edge.yaml'],
    ]);
  });

  it('are a file that only its owner reads, and nothing is left beside it', async () => {
    const folder = await scratchFolder();
    await (await openIn(folder)).set({ theme: 'light' });
    const { mode } = await stat(join(folder, 'settings.json'));

    expect([await readdir(folder), mode & 0o777]).toEqual([['settings.json'], 0o600]);
  });

  it.each([
    ['rubbish', 'rubbish'],
    ['another shape', '{"version":1,"settings":{"theme":"pink"}}'],
    ['a later version', '{"version":2}'],
    ['nothing', ''],
  ])('that are %s are set aside for the defaults', async (_what, content) => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'settings.json'), content);
    const settings = await openIn(folder);

    expect([settings.get(), await readFile(join(folder, 'settings.json.unreadable'), 'utf8')]).toEqual([
      defaults,
      content,
    ]);
  });
});
