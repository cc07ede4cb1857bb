// The main job in one line: real API server, TokenRequest, real keyring, database, clipboard.
import { describe, expect, it } from 'vitest';
import { coreWithKeyring } from '../support/core-with-keyring.ts';
import { holderOf } from '../support/issued-objects.ts';

const { controlPlane, namespace, core } = coreWithKeyring('thin-line');

describe('the main job', () => {
  it('ends with a token on the clipboard that kubectl signs in with, and with a history of it', async () => {
    const issued = await core().issue('keychain', { namespace, name: 'reader' });
    if (!issued.ok) throw new Error(JSON.stringify(issued.error));
    const { token, accepted } = issued.value;
    await core().value('tokens.copy', { issuanceId: token.issuanceId, purpose: 'portal' });
    const holder = await holderOf(controlPlane, core().clipboard.content);

    expect([holder, accepted, token.state, await core().history()]).toEqual([
      `system:serviceaccount:${namespace}:reader`,
      'yes',
      'stored',
      ['issued', 'copied'],
    ]);
  });
});
