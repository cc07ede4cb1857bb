// The keychain of the tests: a real gnome-keyring in each of its states, used through keytar.
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startKeyring, type Keyring, type KeyringState } from '../../support/keychain/keyring.ts';

const script = fileURLToPath(new URL('../../support/keychain/keytar-actions.ts', import.meta.url));
const silenceMs = 1500;
const answerMs = 20_000;
let keyring: Keyring | undefined;

async function start(state: KeyringState): Promise<Keyring> {
  keyring = await startKeyring({ state });
  return keyring;
}

/** Runs one keytar call in a process of its own; `no answer` when it has to be ended. */
async function keytar(action: 'set' | 'get' | 'delete', input = '', limitMs = answerMs): Promise<unknown> {
  const result = await keyring?.runNode(script, [action], { input, limitMs });
  return result?.code === 0 ? JSON.parse(result.stdout) : 'no answer';
}

afterEach(() => keyring?.stop());

describe('a keyring', () => {
  it('keeps, gives and forgets a secret of 6,000 bytes when it is unlocked', async () => {
    await start('unlocked');
    const secret = 's'.repeat(6000);

    const outcomes = [
      await keytar('set', secret),
      await keytar('get'),
      await keytar('delete'),
      await keytar('get'),
    ];

    expect(outcomes).toEqual([{ value: null }, { value: secret }, { value: true }, { value: null }]);
  });

  it('refuses to store when it is locked', async () => {
    await start('locked');

    expect(await keytar('set', 'secret')).toEqual({ error: 'Cannot create an item in a locked collection' });
  });

  it('hides what it holds while it is locked, and gives it again once unlocked', async () => {
    const unlocked = await start('unlocked');
    await keytar('set', 'secret');

    await unlocked.lock();
    const whileLocked = await keytar('get');
    await unlocked.unlock();

    expect([whileLocked, await keytar('get')]).toEqual([{ value: null }, { value: 'secret' }]);
  });

  it('is told apart when it is absent', async () => {
    await start('absent');

    expect(await keytar('get')).toEqual({
      error: 'The name org.freedesktop.secrets was not provided by any .service files',
    });
  });

  it('never answers when it is silent, until it is resumed', async () => {
    const silent = await start('silent');

    const whileSilent = await keytar('set', 'secret', silenceMs);
    await silent.resume();

    expect([whileSilent, await keytar('set', 'secret')]).toEqual(['no answer', { value: null }]);
  });

  it('serves this very process as well', async () => {
    const unlocked = await start('unlocked');

    unlocked.useInThisProcess();
    const { setPassword, getPassword } = await import('keytar');
    await setPassword('token-desk-rig', 'here', 'secret');

    expect(await getPassword('token-desk-rig', 'here')).toBe('secret');
  });
});
