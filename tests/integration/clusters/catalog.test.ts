// The list of clusters follows the kubeconfig files, and one bad file or server stops no other.
import { execFileSync } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { TestCore } from '../../support/test-core.ts';

const access = sharedControlPlane();
/** Loading Kubernetes code takes a while on a busy machine. */
const patient = { timeout: 20_000 };

async function coreOn(kubeconfig: string): Promise<TestCore> {
  const core = await TestCore.start({ kubeconfig });
  onTestFinished(() => core.close());
  return core;
}

async function names(core: TestCore): Promise<string[]> {
  const { rows } = await core.value('clusters.list', {});
  return rows.map(({ name }) => name);
}

test('contexts of several files stand side by side, also under one name', async () => {
  const files = [
    await access.writeKubeconfig('admin', { context: 'default' }),
    await access.writeKubeconfig('read-only', { context: 'default' }),
    await access.writeKubeconfig('read-only', { context: 'other' }),
  ];
  const core = await coreOn(files.join(':'));

  const { rows } = await core.value('clusters.list', {});

  expect([rows.map(({ name }) => name), new Set(rows.map(({ clusterId }) => clusterId)).size]).toEqual([
    ['default', 'default', 'other'],
    1,
  ]);
});

test('a bad file is told by line and column, without its content, and the good ones load', async () => {
  const folder = await scratchFolder();
  const bad = join(folder, 'bad');
  await writeFile(bad, 'users:\n- name: u\n  user:\n    token: "very-secret\n');
  const core = await coreOn([bad, await access.writeKubeconfig('admin')].join(':'));

  const { files } = await core.value('files.list', {});

  expect([
    files.map(({ problem }) => problem),
    await names(core),
    JSON.stringify(files).includes('very-secret'),
  ]).toEqual([
    [{ code: 'kubeconfig-invalid', file: bad, reason: 'not-yaml', line: 5, column: 1 }, undefined],
    ['admin'],
    false,
  ]);
});

test('a change on disk is noticed, also when the file is replaced', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'config');
  await writeFile(path, access.kubeconfig('admin', { context: 'before' }));
  const core = await coreOn(path);
  const before = await names(core);

  await writeFile(join(folder, 'next'), access.kubeconfig('admin', { context: 'after' }));
  await rename(join(folder, 'next'), path);
  await expect.poll(() => names(core), patient).toEqual(['after']);

  expect([before, core.events.some(({ name }) => name === 'clusters.changed')]).toEqual([['before'], true]);
});

test('a file that appears later is noticed', async () => {
  const folder = await scratchFolder();
  const path = join(folder, '.kube', 'config');
  const core = await coreOn(path);
  const before = await names(core);

  await mkdir(join(folder, '.kube'));
  await writeFile(path, access.kubeconfig('admin'));
  await expect.poll(() => names(core), patient).toEqual(['admin']);

  expect(before).toEqual([]);
});

test('files are added and taken off the list, and are there after a restart', async () => {
  const dataFolder = await scratchFolder();
  const [first, second] = [await access.writeKubeconfig('admin'), await access.writeKubeconfig('read-only')];
  const start = () => TestCore.start({ kubeconfig: first, dataFolder });
  const core = await start();
  await core.value('files.add', { paths: [second] });
  await core.close();
  const again = await start();
  onTestFinished(() => again.close());
  const added = await names(again);

  const fileId = (await again.value('files.list', {})).files.find(({ source }) => source === 'added')?.fileId;
  if (fileId === undefined) throw new Error('The added file is not listed');
  await again.value('files.remove', { fileId });

  expect([added, await names(again)]).toEqual([['admin', 'read-only'], ['admin']]);
});

test('only regular files of at most 5 MB are added', async () => {
  const folder = await scratchFolder();
  const [pipe, huge] = [join(folder, 'pipe'), join(folder, 'huge')];
  execFileSync('mkfifo', [pipe]);
  await writeFile(huge, Buffer.alloc(5_000_001, 32));
  const core = await coreOn(await access.writeKubeconfig('admin'));
  const add = async (path: string) => core.call('files.add', { paths: [path] });

  const answers = await Promise.all([folder, pipe, huge, '/dev/zero', join(folder, 'gone')].map(add));

  expect(answers.map((answer) => (answer.ok ? 'added' : answer.error))).toMatchObject([
    { code: 'file-unusable', reason: 'not-regular' },
    { code: 'file-unusable', reason: 'not-regular' },
    { code: 'file-unusable', reason: 'too-large' },
    { code: 'file-unusable', reason: 'not-regular' },
    { code: 'file-unusable', reason: 'missing' },
  ]);
});

test('a server that hangs and one that refuses hold up no other', async () => {
  const silent = createServer();
  onTestFinished(() => void silent.close());
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  // A server that listens on TCP has an address with a port.
  const hanging = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const files = [
    await access.writeKubeconfig('admin', { context: 'hangs', server: hanging }),
    await access.writeKubeconfig('admin', { context: 'refuses', server: 'https://127.0.0.1:1' }),
    await access.writeKubeconfig('admin', { context: 'expired', auth: 'cert' }),
    await access.writeKubeconfig('admin', { context: 'good' }),
  ];
  const core = await coreOn(files.join(':'));
  const states = async () => {
    const { rows } = await core.value('clusters.list', {});
    return rows.map(
      ({ name, reach }) => `${name} ${reach.state === 'unreachable' ? reach.error.code : reach.state}`,
    );
  };

  await expect.poll(states, patient).toContain('good reachable');
  const meanwhile = await states();
  await expect.poll(states, patient).toContain('hangs timed-out');

  expect([meanwhile, await states()]).toEqual([
    ['hangs probing', 'refuses unreachable', 'expired reachable', 'good reachable'],
    ['hangs timed-out', 'refuses unreachable', 'expired reachable', 'good reachable'],
  ]);
});

test('500 contexts come in pages, are searched, and are probed once for each server', async () => {
  const folder = await scratchFolder();
  const entries = Array.from({ length: 500 }, (_, index) => ({
    name: `site-${index}`,
    address: `https://127.0.0.1:${1 + (index % 50)}`,
  }));
  const ca = Buffer.from(access.caPem).toString('base64');
  await writeFile(
    join(folder, 'config'),
    stringify({
      clusters: entries.map(({ name, address }) => ({
        name,
        cluster: { server: address, 'certificate-authority-data': ca },
      })),
      users: [{ name: 'u', user: { token: 'x' } }],
      contexts: entries.map(({ name }) => ({ name, context: { cluster: name, user: 'u' } })),
    }),
  );
  const core = await coreOn(join(folder, 'config'));

  const first = await core.value('clusters.list', {});
  const second = await core.value('clusters.list', first.next === undefined ? {} : { cursor: first.next });
  const found = await core.value('clusters.list', { search: 'SITE-49' });
  const reached = async () => {
    const { rows } = await core.value('clusters.list', { search: 'site-499' });
    return rows.map(({ reach }) => reach.state);
  };
  await expect.poll(reached, patient).toEqual(['unreachable']);

  expect([first.rows.length, first.total, second.rows[0]?.name, found.total]).toEqual([
    200,
    500,
    'site-200',
    11,
  ]);
});
