// A keychain that is locked: said in words, nothing left behind, and copying once works all the same.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { startKeyring, type Keyring } from '../../support/keychain/keyring.ts';
import { lockInPlace } from '../../support/keychain/lock-in-place.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const namespace = `locked-${randomBytes(4).toString('hex')}`;
const request = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
const locked = { ok: false, error: expect.objectContaining({ code: 'keychain-locked' }) as unknown };
let keyring: Keyring;
let core: TestCore;

beforeAll(async () => {
  keyring = await startKeyring({ state: 'unlocked' });
  keyring.useInThisProcess();
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterAll(async () => {
  await core.close();
  await keyring.stop();
  await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
});

it('keeps what it has, gives nothing, takes nothing, and leaves no trace of a token it could not take', async () => {
  const elsewhere = { ...request, namespace: `${namespace}-new` };
  const kept = await core.issue('keychain', request);
  const issuanceId = kept.ok ? kept.value.token.issuanceId : undefined;
  if (issuanceId === undefined) throw new Error('nothing was kept');
  const before = await oursIn(controlPlane, namespace);
  await lockInPlace(keyring);

  const refused = await Promise.all([
    core.call('tokens.copy', { issuanceId, purpose: 'plain' }),
    core.call('tokens.forget', { issuanceId }),
  ]);
  const notIssued = [await core.issue('keychain', request), await core.issue('keychain', elsewhere)];
  const { total } = await core.value('tokens.list', {});
  const left = [await oursIn(controlPlane, namespace), await oursIn(controlPlane, elsewhere.namespace)];
  const checked = await core.value('keychain.check', {});
  await keyring.unlock();
  const read = await keyring.runNode('tests/support/keychain/keytar-actions.ts', [
    'get',
    'token-desk',
    issuanceId,
  ]);
  // What the program for tests prints.
  const { value } = JSON.parse(read.stdout) as { value: string };

  expect([refused, notIssued, total, left, checked, await holderOf(controlPlane, value)]).toEqual([
    [locked, locked],
    [locked, locked],
    1,
    [before, []],
    { state: 'unusable', name: 'GNOME Keyring', error: locked.error },
    `system:serviceaccount:${namespace}:reader`,
  ]);
});

it('is told to the window as soon as it is noticed', () => {
  const told = core.events.filter(({ name }) => name === 'keychain.changed').map(({ payload }) => payload);

  expect(told.slice(0, 2)).toMatchObject([
    { state: 'unlocked', name: 'GNOME Keyring' },
    { state: 'unusable', name: 'GNOME Keyring', error: { code: 'keychain-locked' } },
  ]);
});

it('does not stand in the way of copying once, nor of keeping until quit', async () => {
  await lockInPlace(keyring);
  const once = await core.issue('copy-once', request);
  const untilQuit = await core.issue('until-quit', request);
  const tokens = [once, untilQuit].map((issued) => (issued.ok ? issued.value.token : undefined));
  const copied: string[] = [];
  for (const token of tokens) {
    if (token === undefined) continue;
    await core.value('tokens.copy', { issuanceId: token.issuanceId, purpose: 'plain' });
    copied.push(await holderOf(controlPlane, core.clipboard.content));
  }

  const reader = `system:serviceaccount:${namespace}:reader`;
  expect(copied).toEqual([reader, reader]);
});
