// Off-boarding on a real server: everything listed, revoked, removed and proved, also after a kill and from afar.
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OffBoardingItem, OffBoardingRun } from '../../../src/shared/off-boarding.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { acceptedOf, issueMany, kubeconfigOfMany } from '../../support/issued-many.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { startKeyring } from '../../support/keychain/keyring.ts';
import { ownNamespace } from '../../support/namespace.ts';
import type { OffBoardProgramOptions } from '../../support/programs/off-board-program.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { startProgram } from '../../support/started-program.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const patient = { timeout: 120_000, interval: 500 };
/** For tests with many tokens, on a machine that is busy. */
const long = { timeout: 240_000 };

/** A desk with so many contexts, an account, and tokens of it issued with each context. */
async function desk(options: { readonly contexts: number; readonly each: number; readonly server?: string }) {
  const space = await ownNamespace(controlPlane, 'off');
  const namespace = space.name;
  const dataFolder = await scratchFolder();
  const kubeconfig = join(await scratchFolder(), 'config');
  await writeFile(kubeconfig, kubeconfigOfMany(controlPlane, options.contexts, options.server), {
    mode: 0o600,
  });
  const account = { namespace, accountName: 'reader' };
  await kubectl('create', 'serviceaccount', 'reader', '-n', namespace);
  const core = await TestCore.start({ kubeconfig, dataFolder });
  onTestFinished(async () => {
    await core.close();
    await space.remove();
  });
  const { rows: contexts } = await core.value('clusters.list', {});
  const tokens = await issueMany(controlPlane, { dataFolder, contexts, each: options.each, ...account });
  return { core, kubeconfig, dataFolder, namespace, tokens };
}

async function kubectl(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await controlPlane.kubectl(args);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

async function current(core: TestCore): Promise<OffBoardingRun | undefined> {
  return (await core.value('offboarding.current', {})).run;
}

/** What is not at its end, by state; nothing when all is proved. */
async function unproved(core: TestCore): Promise<Record<string, number>> {
  const { removed: _removed, ...counts } = (await current(core))?.counts ?? {};
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
}

async function items(core: TestCore, run: OffBoardingRun): Promise<OffBoardingItem[]> {
  return (await core.value('offboarding.items', { runId: run.runId })).rows;
}

describe('off-boarding', () => {
  it(
    'takes this desk’s 500 tokens on 50 contexts away, and the server takes none of them',
    long,
    async () => {
      const { core, namespace, tokens } = await desk({ contexts: 50, each: 10 });
      const before = await acceptedOf(controlPlane, tokens);
      const run = await core.value('offboarding.plan', { jobId: newJob(), subject: { kind: 'desk' } });
      const begun = performance.now();
      const confirmation = 'this desk';
      await core.value('offboarding.run', { jobId: newJob(), runId: run.runId, confirmation });
      const deleted = performance.now();
      await expect.poll(() => unproved(core), patient).toEqual({});
      const seconds = (until: number) => ((until - begun) / 1000).toFixed(1);
      console.log(
        `500 tokens: deleted after ${seconds(deleted)} s, proved after ${seconds(performance.now())} s`,
      );

      expect({
        before,
        planned: run.counts.open,
        clusters: run.clusters,
        after: await acceptedOf(controlPlane, tokens),
        left: (await oursIn(controlPlane, namespace)).filter((name) => name.startsWith('secret/')),
      }).toEqual({ before: 500, planned: 500, clusters: 50, after: 0, left: [] });
    },
  );

  it('goes on after it was killed half-way, and is not done before all is gone', long, async () => {
    const proxy = await startFaultProxy(controlPlane);
    onTestFinished(() => proxy.stop());
    const { core, namespace, tokens, ...files } = await desk({ contexts: 4, each: 15, server: proxy.url });
    const run = await core.value('offboarding.plan', { jobId: newJob(), subject: { kind: 'desk' } });
    await core.close();
    const deletion = requestTo('DELETE', '/secrets/');
    proxy.when(deletion, { kind: 'delay', ms: 300 });
    const options: OffBoardProgramOptions = { ...files, runId: run.runId, confirmation: 'this desk' };
    const keyring = await startKeyring({ state: 'unlocked' });
    onTestFinished(() => keyring.stop());
    const app = startProgram('off-board-program.ts', [JSON.stringify(options)], keyring.env);
    await expect.poll(() => proxy.requests.filter(deletion).length, { timeout: 30_000 }).toBeGreaterThan(20);
    await app.kill();
    await proxy.clear();
    const again = await TestCore.start(files);
    onTestFinished(() => again.close());
    const found = await current(again);
    await again.value('offboarding.run', { jobId: newJob(), runId: run.runId, confirmation: 'this desk' });
    await expect.poll(() => unproved(again), patient).toEqual({});

    expect({
      found: { state: found?.state, running: found?.running, unfinished: (found?.counts.open ?? 0) > 0 },
      after: await acceptedOf(controlPlane, tokens),
      left: (await oursIn(controlPlane, namespace)).filter((name) => name.startsWith('secret/')),
    }).toEqual({ found: { state: 'started', running: false, unfinished: true }, after: 0, left: [] });
  });

  it('of an account keeps what cannot be reached open, and takes it away once it can', long, async () => {
    const proxy = await startFaultProxy(controlPlane);
    onTestFinished(() => proxy.stop());
    const { core, namespace, tokens } = await desk({ contexts: 1, each: 2, server: proxy.url });
    const subject = `--serviceaccount=${namespace}:reader`;
    await kubectl('create', 'rolebinding', 'rights', '-n', namespace, '--clusterrole=view', subject);
    const account = { kind: 'account', namespace, name: 'reader' } as const;
    proxy.when(() => true, { kind: 'reset' });
    const run = await core.value('offboarding.plan', { jobId: newJob(), subject: account });
    const confirm = { runId: run.runId, confirmation: 'reader' };
    await core.value('offboarding.run', { jobId: newJob(), ...confirm });
    const away = await items(core, run);
    await proxy.clear();
    await core.value('offboarding.run', { jobId: newJob(), ...confirm });
    await expect.poll(() => unproved(core), patient).toEqual({});

    expect({
      away: away.map(({ kind, state, error }) => `${kind} ${state} ${error?.code ?? ''}`),
      then: (await items(core, run)).map(({ object, state }) => `${object?.kind ?? ''} ${state}`),
      accepted: await acceptedOf(controlPlane, tokens),
      rights: await kubectl('get', 'rolebinding,serviceaccount', '-n', namespace, '-o', 'name'),
    }).toEqual({
      away: ['look left unreachable', 'token left unreachable', 'token left unreachable'],
      then: ['Token removed', 'Token removed', 'ServiceAccount removed'],
      accepted: 0,
      rights: 'serviceaccount/default',
    });
  });

  it('begins only when the account’s name was typed', async () => {
    const { core, namespace } = await desk({ contexts: 1, each: 1 });
    const subject = { kind: 'account', namespace, name: 'reader' } as const;
    const { runId } = await core.value('offboarding.plan', { jobId: newJob(), subject });
    const refused = await core.call('offboarding.run', { jobId: newJob(), runId, confirmation: 'writer' });

    expect([refused, (await current(core))?.state]).toEqual([
      { ok: false, error: { code: 'invalid', field: 'confirmation' } },
      'planned',
    ]);
  });
});
