// An open keychain: what it says of itself, and what happens when others take something out of it.
import { describe, expect, it } from 'vitest';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';

const { namespace, keyring, core } = coreWithKeyring('keychain');

async function issue() {
  const role = { kind: 'preset', preset: 'view' } as const;
  return valueOf(await core().issue('keychain', { namespace, name: 'reader', role })).token;
}

describe('an open keychain', () => {
  it('is named, with how many tokens it keeps', async () => {
    await issue();

    expect(await core().value('keychain.check', {})).toEqual({
      state: 'unlocked',
      name: 'GNOME Keyring',
      tokens: 1,
      longestBytes: expect.any(Number) as unknown,
    });
  });

  it('from which somebody else removed a token says that it is gone, and so does the history', async () => {
    const { issuanceId } = await issue();
    await keyring().runNode('tests/support/keychain/keytar-actions.ts', ['delete', 'token-desk', issuanceId]);
    const gone = await core().call('tokens.copy', { issuanceId, purpose: 'plain' });

    expect([gone, (await core().history()).at(-1)]).toEqual([
      { ok: false, error: { code: 'token-gone', where: 'keychain' } },
      'forgotten (lost)',
    ]);
  });
});
