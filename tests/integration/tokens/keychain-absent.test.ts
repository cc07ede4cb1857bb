// A machine without a keychain: copying once and keeping until quit work, and nothing is ever written instead.
import { expect, it } from 'vitest';
import { oursIn } from '../../support/issued-objects.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';

const { controlPlane, namespace, core } = coreWithKeyring('absent', 'absent');

it('says that no keychain answers, takes everything back, and still issues without one', async () => {
  const request = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
  const checked = await core().value('keychain.check', {});
  const refused = await core().issue('keychain', request);
  const left = await oursIn(controlPlane, namespace);
  const once = await core().issue('copy-once', request);
  const untilQuit = await core().issue('until-quit', request);

  expect([checked, refused, left, once.ok, untilQuit.ok]).toMatchObject([
    { state: 'unusable', error: { code: 'keychain-unavailable' } },
    { ok: false, error: { code: 'keychain-unavailable' } },
    [],
    true,
    true,
  ]);
});
