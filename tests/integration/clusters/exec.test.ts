// An exec plugin runs only for the cluster that the user opens, after consent, and whatever it does is told.
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { answering, writePluggedKubeconfig, type PluginOptions } from '../../support/exec-plugin.ts';
import { sampleToken } from '../../support/sample-token.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const access = sharedControlPlane();
/** Loading Kubernetes code takes a while on a busy machine. */
const patient = { timeout: 20_000 };

type Plugged = { readonly core: TestCore; readonly folder: string };

async function plugged(options: PluginOptions): Promise<Plugged> {
  const folder = await scratchFolder();
  const kubeconfig = await writePluggedKubeconfig(access, folder, options);
  const core = await TestCore.start({ kubeconfig });
  onTestFinished(() => core.close());
  return { core, folder };
}

async function open({ core }: Plugged, jobId = newJob()) {
  return core.call('clusters.open', { jobId, contextId: await core.contextId() });
}

/** Opens, agrees to what is asked for, and opens again. */
async function agreeAndOpen(desk: Plugged, jobId = newJob()) {
  const asked = await open(desk);
  if (asked.ok || asked.error.code !== 'exec-not-allowed') throw new Error('No consent was asked for');
  const { digest } = asked.error.request;
  await desk.core.value('clusters.consent', { contextId: await desk.core.contextId(), digest });
  return open(desk, jobId);
}

test('listing and probing run no plugin', async () => {
  const desk = await plugged({ script: `touch ran; ${answering(access.token('admin'))}` });

  await desk.core.value('clusters.list', {});
  await expect
    .poll(async () => (await desk.core.value('clusters.list', {})).rows[0]?.reach.state, patient)
    .toBe('reachable');

  expect(existsSync(join(desk.core.dataFolder, 'ran'))).toBe(false);
});

test('opening asks for consent and shows what would run, but no value of its environment', async () => {
  const desk = await plugged({
    script: 'exit 1',
    exec: {
      args: ['--login', 'a b'],
      env: [{ name: 'PASSWORD', value: 'hunter2' }],
      installHint: 'apt install plugin',
    },
  });

  const answer = await open(desk);

  expect([answer, JSON.stringify(answer).includes('hunter2')]).toMatchObject([
    {
      ok: false,
      error: {
        code: 'exec-not-allowed',
        reason: 'no-consent',
        request: {
          command: join(desk.folder, 'plugin'),
          resolved: join(desk.folder, 'plugin'),
          args: ['--login', 'a b'],
          environmentNames: ['PASSWORD'],
          installHint: 'apt install plugin',
        },
      },
    },
    false,
  ]);
});

test('after consent the plugin signs in, once for many calls', async () => {
  const desk = await plugged({ script: `echo run >> runs; ${answering(access.token('admin'))}` });

  const opened = await agreeAndOpen(desk);
  await open(desk);

  const runs = await readFile(join(desk.core.dataFolder, 'runs'), 'utf8');
  expect([opened, runs]).toMatchObject([
    { ok: true, value: { user: { name: 'admin', known: true } } },
    'run\n',
  ]);
});

test('consent holds after a restart, and ends when the arguments change', async () => {
  const folder = await scratchFolder();
  const options = { script: answering(access.token('admin')) };
  const kubeconfig = await writePluggedKubeconfig(access, folder, options);
  const dataFolder = await scratchFolder();
  const start = () => TestCore.start({ kubeconfig, dataFolder });
  const first = await start();
  await agreeAndOpen({ core: first, folder });
  await first.close();

  const second = await start();
  const again = await open({ core: second, folder });
  await second.close();
  await writePluggedKubeconfig(access, folder, { ...options, exec: { args: ['--other'] } });
  const third = await start();
  const changed = await open({ core: third, folder });
  await third.close();

  expect([again, changed]).toMatchObject([{ ok: true }, { ok: false, error: { code: 'exec-not-allowed' } }]);
});

test('the plugin is told what client-go tells it', async () => {
  const desk = await plugged({
    script: `printf %s "$KUBERNETES_EXEC_INFO" > info; ${answering(access.token('admin'))}`,
    exec: { provideClusterInfo: true },
  });

  await agreeAndOpen(desk);

  expect(JSON.parse(await readFile(join(desk.core.dataFolder, 'info'), 'utf8'))).toEqual({
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: {
      cluster: {
        server: access.url,
        'certificate-authority-data': expect.stringMatching(/^LS0t/) as string,
      },
      interactive: false,
    },
  });
});

const failures: readonly (readonly [string, PluginOptions, object])[] = [
  [
    'fails',
    { script: 'echo "no luck today" >&2; exit 3' },
    { reason: 'exit', exitCode: 3, detail: 'no luck today' },
  ],
  ['prints rubbish', { script: 'echo hello' }, { reason: 'bad-output' }],
  ['prints nothing', { script: 'true' }, { reason: 'bad-output' }],
  [
    'answers for another version',
    { script: answering('x').replace('k8s.io/v1', 'k8s.io/v1beta1') },
    { reason: 'bad-output' },
  ],
  ['floods', { script: 'yes' }, { reason: 'too-much-output' }],
  [
    'needs a terminal',
    { script: 'exit 0', exec: { interactiveMode: 'Always' } },
    { reason: 'needs-terminal' },
  ],
];

test.each(failures)('a plugin that %s is told as such', async (_title, options, expected) => {
  const desk = await plugged(options);

  const answer = await agreeAndOpen(desk);

  expect(answer).toMatchObject({ ok: false, error: { code: 'exec-failed', ...expected } });
});

test('a plugin that is not there is told with the hint of the kubeconfig', async () => {
  const desk = await plugged({
    script: '',
    exec: { command: 'no-such-plugin', installHint: 'brew install it' },
  });

  const answer = await open(desk);

  expect(answer).toMatchObject({
    ok: false,
    error: {
      code: 'exec-failed',
      command: 'no-such-plugin',
      reason: 'not-found',
      installHint: 'brew install it',
    },
  });
});

test('what a failing plugin says never shows a token', async () => {
  const token = sampleToken();
  const desk = await plugged({ script: `echo "bad token ${token}" >&2; exit 1` });

  const answer = await agreeAndOpen(desk);

  expect(answer).toMatchObject({ ok: false, error: { detail: 'bad token [redacted]' } });
});

test('cancelling a login that hangs ends the plugin with all it started', async () => {
  const desk = await plugged({ script: 'echo $$ > pid; sleep 600 & echo $! > child; wait' });
  const jobId = newJob();

  const answer = agreeAndOpen(desk, jobId);
  const child = join(desk.core.dataFolder, 'child');
  await expect.poll(() => existsSync(child), patient).toBe(true);
  await pause(50);
  const pid = Number(await readFile(child, 'utf8'));
  await desk.core.value('jobs.cancel', { jobId });

  expect(await answer).toEqual({ ok: false, error: { code: 'cancelled' } });
  await expect.poll(() => alive(pid), patient).toBe(false);
});

test('a login that was cancelled can be tried again at once', async () => {
  const desk = await plugged({
    script: `if [ -e second ]; then ${answering(access.token('admin'))}; else touch second; sleep 600; fi`,
  });
  const jobId = newJob();
  const first = agreeAndOpen(desk, jobId);
  await expect.poll(() => existsSync(join(desk.core.dataFolder, 'second')), patient).toBe(true);
  await desk.core.value('jobs.cancel', { jobId });
  await first;

  const again = await open(desk);

  expect(again).toMatchObject({ ok: true, value: { user: { name: 'admin' } } });
});

test('a token that the server refuses makes the plugin run once more', async () => {
  const desk = await plugged({
    script: `if [ -e once ]; then ${answering(access.token('admin'))}; else touch once; ${answering('stale')}; fi`,
  });

  const opened = await agreeAndOpen(desk);

  expect(opened).toMatchObject({ ok: true, value: { user: { name: 'admin' } } });
});

test('kuberc can forbid what the user would allow', async () => {
  const desk = await plugged({ script: answering(access.token('admin')) });
  const kuberc = join(desk.folder, 'kuberc');
  const rule = {
    apiVersion: 'kubectl.config.k8s.io/v1beta1',
    kind: 'Preference',
    credentialPluginPolicy: 'DenyAll',
  };
  await writeFile(kuberc, JSON.stringify(rule));
  const core = await TestCore.start({
    kubeconfig: join(desk.folder, 'config'),
    variables: { KUBERC: kuberc },
  });
  onTestFinished(() => core.close());

  const answer = await open({ core, folder: desk.folder });

  expect(answer).toMatchObject({ ok: false, error: { code: 'exec-not-allowed', reason: 'policy' } });
});

/** A process that has ended may stay listed until somebody asks how. */
function alive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
