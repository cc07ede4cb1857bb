// A keychain that is locked: said in words, nothing left behind, and copying once works all the same.
import { expect, it } from 'vitest';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { lockInPlace } from '../../support/keychain/lock-in-place.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';

const { controlPlane, namespace, keyring, core } = coreWithKeyring('locked');
const request = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
const locked = { ok: false, error: expect.objectContaining({ code: 'keychain-locked' }) as unknown };

it('keeps what it has, gives nothing, takes nothing, and leaves no trace of a token it could not take', async () => {
  const elsewhere = { ...request, namespace: `${namespace}-new` };
  const kept = await core().issue('keychain', request);
  const issuanceId = kept.ok ? kept.value.token.issuanceId : undefined;
  if (issuanceId === undefined) throw new Error('nothing was kept');
  const before = await oursIn(controlPlane, namespace);
  await lockInPlace(keyring());

  const refused = await Promise.all([
    core().call('tokens.copy', { issuanceId, purpose: 'plain' }),
    core().call('tokens.forget', { issuanceId }),
  ]);
  const notIssued = [await core().issue('keychain', request), await core().issue('keychain', elsewhere)];
  const { total } = await core().value('tokens.list', {});
  const left = [await oursIn(controlPlane, namespace), await oursIn(controlPlane, elsewhere.namespace)];
  const checked = await core().value('keychain.check', {});
  await keyring().unlock();
  const read = await keyring().runNode('tests/support/keychain/keytar-actions.ts', [
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
  const told = core()
    .events.filter(({ name }) => name === 'keychain.changed')
    .map(({ payload }) => payload);

  expect(told.slice(0, 2)).toMatchObject([
    { state: 'unlocked', name: 'GNOME Keyring' },
    { state: 'unusable', name: 'GNOME Keyring', error: { code: 'keychain-locked' } },
  ]);
});

it('does not stand in the way of copying once, nor of keeping until quit', async () => {
  await lockInPlace(keyring());
  const once = await core().issue('copy-once', request);
  const untilQuit = await core().issue('until-quit', request);
  const tokens = [once, untilQuit].map((issued) => (issued.ok ? issued.value.token : undefined));
  const copied: string[] = [];
  for (const token of tokens) {
    if (token === undefined) continue;
    await core().value('tokens.copy', { issuanceId: token.issuanceId, purpose: 'plain' });
    copied.push(await holderOf(controlPlane, core().clipboard.content));
  }

  const reader = `system:serviceaccount:${namespace}:reader`;
  expect(copied).toEqual([reader, reader]);
});
