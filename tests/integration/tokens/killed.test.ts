// Killing the app (kill -9) at each step of an issue: the next start repairs it, and nothing that was reported is lost.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Keep, Route } from '../../../src/shared/token.ts';
import type { CoreProgramOptions } from '../../support/programs/core-program.ts';
import type { Predicate } from '../../support/fault-proxy/faults.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { startKeyring, type Keyring } from '../../support/keychain/keyring.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { startProgram, type StartedProgram } from '../../support/started-program.ts';
import { TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const tokenRequest = requestTo('POST', '/token');
let keyring: Keyring;
let proxy: FaultProxy;
let kubeconfig: string;
let namespace: string;
let dataFolder: string;

beforeAll(async () => {
  keyring = await startKeyring({ state: 'unlocked' });
  keyring.useInThisProcess();
  proxy = await startFaultProxy(controlPlane);
  kubeconfig = await controlPlane.writeKubeconfig('admin', { auth: 'token', server: proxy.url });
});
afterAll(async () => {
  await proxy.stop();
  await keyring.stop();
});
beforeEach(async () => {
  namespace = `killed-${randomBytes(4).toString('hex')}`;
  dataFolder = await scratchFolder();
  await proxy.clear();
  onTestFinished(async () => {
    await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
  });
});

/** The app in a process of its own, issuing. */
function startIssuing(keep: Keep = 'keychain', route: Route = 'token-request'): StartedProgram {
  const role = { kind: 'preset', preset: 'view' } as const;
  const change = { namespace, name: 'reader', role, route };
  const options: CoreProgramOptions = { dataFolder, kubeconfig, keep, change };
  return startProgram('core-program.ts', [JSON.stringify(options)], keyring.env);
}

/** Kills the app as soon as a request has arrived that the proxy was told to leave without an answer. */
async function killAt(request: Predicate, route?: Route): Promise<void> {
  proxy.when(request, { kind: 'never-answer' });
  const app = startIssuing('keychain', route);
  await expect.poll(() => proxy.requests.some(request), { timeout: 20_000 }).toBe(true);
  await app.kill();
  await proxy.clear();
}

/** Starts the app again and waits until what was left is repaired. */
async function restarted(): Promise<TestCore> {
  const core = await TestCore.start({ kubeconfig, dataFolder });
  onTestFinished(() => core.close());
  await expect.poll(async () => (await core.history()).at(-1), { timeout: 20_000 }).toBe('repaired');
  return core;
}

/** Account names of our entries in the keychain, told by asking for each row of the database. */
async function entries(): Promise<string[]> {
  const database = new DatabaseSync(join(dataFolder, 'token-desk.db'), { readOnly: true });
  const ids = database.prepare('SELECT id FROM issuance').all() as { id: string }[]; // the table is ours
  database.close();
  const found: string[] = [];
  for (const { id } of ids) {
    const read = await keyring.runNode('tests/support/keychain/keytar-actions.ts', ['get', 'token-desk', id]);
    if (read.stdout !== '{"value":null}') found.push(id);
  }
  return found;
}

async function remains(core: TestCore) {
  const { total } = await core.value('tokens.list', {});
  return { listed: total, onCluster: await oursIn(controlPlane, namespace), inKeychain: await entries() };
}

const nothing = { listed: 0, onCluster: [], inKeychain: [] };

describe('an app that is killed', () => {
  it.each([
    ['the account is created', requestTo('POST', `/serviceaccounts`)],
    ['the role is bound', requestTo('POST', '/clusterrolebindings')],
    ['the bound Secret is created', requestTo('POST', '/secrets')],
    ['the token is requested', tokenRequest],
  ])('while %s leaves nothing of the issue after its next start', async (_when, request) => {
    // A dry run of the plan goes the same way, and is let through.
    await killAt((seen) => request(seen) && !seen.path.includes('dryRun'));
    const core = await restarted();

    expect(await remains(core)).toEqual(nothing);
  });

  it.each([
    ['the token Secret is created', requestTo('POST', '/secrets')],
    ['the token Secret is awaited', requestTo('GET', '/secrets/td-')],
  ])('while %s leaves nothing of the issue after its next start', async (_when, request) => {
    await killAt((seen) => request(seen) && !seen.path.includes('dryRun'), 'token-secret');
    const core = await restarted();

    expect(await remains(core)).toEqual(nothing);
  });

  it('while the keychain takes the token leaves nothing, neither there nor on the cluster', async () => {
    proxy.when(tokenRequest, { kind: 'delay', ms: 700 });
    const app = startIssuing();
    await expect.poll(() => proxy.requests.some(tokenRequest), { timeout: 20_000 }).toBe(true);
    await keyring.silence();
    // The token is reviewed while the keychain is asked to take it.
    const review = requestTo('POST', '/selfsubjectreviews');
    await expect.poll(() => proxy.requests.some(review), { timeout: 20_000 }).toBe(true);
    await app.kill();
    await keyring.resume();
    const core = await restarted();

    expect([await remains(core), await core.history()]).toEqual([nothing, ['repaired']]);
  });

  it('after the keychain took the token, before the history did, takes it out again', async () => {
    proxy.when(tokenRequest, { kind: 'delay', ms: 500 });
    const app = startIssuing();
    await expect.poll(() => proxy.requests.some(tokenRequest), { timeout: 20_000 }).toBe(true);
    // A writer that does not let go holds the app up between keychain and history.
    const writer = new DatabaseSync(join(dataFolder, 'token-desk.db'));
    writer.exec('BEGIN IMMEDIATE');
    await expect.poll(() => entries(), { timeout: 20_000, interval: 200 }).toHaveLength(1);
    await app.kill();
    writer.exec('ROLLBACK');
    writer.close();
    const core = await restarted();

    expect(await remains(core)).toEqual(nothing);
  });

  it('after it reported the token as stored has it, and the server takes it', async () => {
    const app = startIssuing();
    const line = await app.line((text) => text.startsWith('issued'));
    await app.kill();
    const core = await TestCore.start({ kubeconfig, dataFolder });
    onTestFinished(() => core.close());
    const { rows } = await core.value('tokens.list', {});
    const [token] = rows;
    if (token === undefined) throw new Error('the token is lost');
    await core.value('tokens.copy', { issuanceId: token.issuanceId, purpose: 'plain' });

    expect([line, await holderOf(controlPlane, core.clipboard.content), await core.history()]).toEqual([
      `issued ${token.issuanceId}`,
      `system:serviceaccount:${namespace}:reader`,
      ['issued', 'copied'],
    ]);
  });

  it.each(['until-quit', 'copy-once'] as const)(
    'with a token kept %s has forgotten it, and says so',
    async (keep) => {
      const app = startIssuing(keep);
      await app.line((text) => text.startsWith('issued'));
      await app.kill();
      const core = await TestCore.start({ kubeconfig, dataFolder });
      onTestFinished(() => core.close());

      await expect.poll(() => core.history(), { timeout: 20_000 }).toEqual(['issued', 'forgotten (quit)']);
    },
  );

  it('is repaired on the cluster as soon as the cluster can be reached again', async () => {
    await killAt((seen) => tokenRequest(seen));
    proxy.when(() => true, { kind: 'reset' });
    const core = await TestCore.start({ kubeconfig, dataFolder });
    onTestFinished(() => core.close());
    const contextId = await core.contextId();
    await expect.poll(() => core.history(), { timeout: 20_000 }).toEqual(['repaired']);
    await proxy.clear();
    await core.value('clusters.open', { jobId: crypto.randomUUID(), contextId });

    await expect.poll(() => core.history(), { timeout: 20_000 }).toEqual(['repaired', 'repaired']);
    expect(await remains(core)).toEqual(nothing);
  });
});

describe('a second process that starts meanwhile', () => {
  it('repairs nothing that is alive', async () => {
    proxy.when(tokenRequest, { kind: 'delay', ms: 3000 });
    const app = startIssuing();
    await expect.poll(() => proxy.requests.some(tokenRequest), { timeout: 20_000 }).toBe(true);
    const core = await TestCore.start({ kubeconfig, dataFolder });
    onTestFinished(() => core.close());
    const line = await app.line((text) => /^(issued|failed)/.test(text));
    const { rows } = await core.value('tokens.list', {});

    expect([line, await core.history()]).toEqual([`issued ${rows[0]?.issuanceId ?? ''}`, ['issued']]);
  });

  it('does not show or forget what the other keeps in memory', async () => {
    const app = startIssuing('until-quit');
    await app.line((text) => text.startsWith('issued'));
    const core = await TestCore.start({ kubeconfig, dataFolder });
    const { total } = await core.value('tokens.list', {});
    await core.close();
    const again = await TestCore.start({ kubeconfig, dataFolder });
    onTestFinished(() => again.close());

    expect([total, await again.history()]).toEqual([0, ['issued']]);
  });
});
