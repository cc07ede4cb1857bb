// A keychain that does not answer: reported, not waited for, and no entry appears later that nobody knows of.
import { expect, it } from 'vitest';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';

const { controlPlane, namespace, keyring, core } = coreWithKeyring('silent');
const request = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
const silent = { ok: false, error: { code: 'keychain-silent', seconds: 10 } };

it('is reported once, then at once, while copying once goes on; later it works again', async () => {
  const kept = await core().issue('keychain', request);
  if (!kept.ok) throw new Error(kept.error.code);
  const { issuanceId } = kept.value.token;
  const before = await oursIn(controlPlane, namespace);
  await keyring().silence();
  const refused = await core().issue('keychain', request);
  const left = await oursIn(controlPlane, namespace);
  const copied = await core().call('tokens.copy', { issuanceId, purpose: 'plain' });
  const once = await core().issue('copy-once', request);
  await keyring().resume();
  // The call that was reported still has to end, and its entry to go.
  await expect
    .poll(async () => (await core().value('keychain.check', {})).state, { timeout: 30_000 })
    .toBe('unlocked');
  await core().value('tokens.copy', { issuanceId, purpose: 'plain' });
  const { rows } = await core().value('history.list', { kind: 'failed' });
  const [late] = rows;
  const entry = await keyring().runNode('tests/support/keychain/keytar-actions.ts', [
    ...['get', 'token-desk', late?.issuanceId ?? ''],
  ]);

  expect([
    refused,
    left,
    copied,
    once.ok,
    await holderOf(controlPlane, core().clipboard.content),
    entry.stdout,
  ]).toEqual([silent, before, silent, true, `system:serviceaccount:${namespace}:reader`, '{"value":null}']);
});
