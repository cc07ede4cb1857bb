// What a keychain cannot tell on this machine: the limit of Windows, and a queue that lets one call through at a time.
import { describe, expect, it } from 'vitest';
import { KeychainQueue } from '../../../src/main/storage/keychain-queue.ts';
import { Keychain } from '../../../src/main/storage/keychain.ts';
import { IssuanceId } from '../../../src/shared/ids.ts';
import type { AppError } from '../../../src/shared/ipc/result.ts';

const id = IssuanceId.parse('11111111-1111-4111-8111-111111111111');
const explain = (error: unknown): AppError => ({ code: 'keychain-unavailable', detail: String(error) });

describe('a keychain', () => {
  it('of Windows refuses a token that it would refuse, before it is asked', async () => {
    const keychain = new Keychain({
      platform: 'win32',
      load: () => {
        throw new Error('asked');
      },
    });

    expect(await keychain.set(id, 'ü'.repeat(1300))).toEqual({
      ok: false,
      error: { code: 'keychain-too-large', bytes: 2600, limit: 2560 },
    });
  });

  it('without the system’s library is said to be unavailable, with the reason', async () => {
    const keychain = new Keychain({
      platform: 'linux',
      load: () => {
        throw new Error('libsecret-1.so.0: cannot open shared object file');
      },
    });

    expect(await keychain.check()).toEqual({
      ok: false,
      error: {
        code: 'keychain-unavailable',
        detail: 'libsecret-1.so.0: cannot open shared object file',
      },
    });
  });

  it.each([
    ['darwin', undefined, 'macOS Keychain'],
    ['win32', undefined, 'Windows Credential Manager'],
    ['linux', 'KDE', 'KWallet'],
    ['linux', 'ubuntu:GNOME', 'GNOME Keyring'],
  ] as const)('is called by its own name on %s (%s)', (platform, desktop, name) => {
    expect(new Keychain({ platform, desktop }).name).toBe(name);
  });
});

describe('the queue of the keychain', () => {
  it('starts a call only when the last one has ended, also when that one fails', async () => {
    const queue = new KeychainQueue(5000);
    const seen: string[] = [];
    const call = (name: string, fails = false) =>
      queue.run(async () => {
        seen.push(`${name} starts`);
        await Promise.resolve();
        seen.push(`${name} ends`);
        if (fails) throw new Error('no');
      }, explain);
    await Promise.all([call('first'), call('second', true), call('third')]);

    expect(seen).toEqual([
      ...['first starts', 'first ends', 'second starts', 'second ends', 'third starts', 'third ends'],
    ]);
  });

  it('reports a silent call to all who wait, takes its late success back, and then goes on', async () => {
    const queue = new KeychainQueue(20);
    const seen: string[] = [];
    const answer = Promise.withResolvers<string>();
    const silent = queue.run(
      () => answer.promise,
      explain,
      () => Promise.resolve(seen.push('taken back')),
    );
    const waiting = queue.run(() => Promise.resolve('never started'), explain);
    const reports = await Promise.all([silent, waiting]);
    const refused = await queue.run(() => Promise.resolve('never started'), explain);
    answer.resolve('late');
    await expect.poll(() => seen).toEqual(['taken back']);
    const next = await queue.run(() => Promise.resolve('works'), explain);

    const report = { ok: false, error: { code: 'keychain-silent', seconds: 0.02 } };
    expect([...reports, refused, next]).toEqual([report, report, report, { ok: true, value: 'works' }]);
  });
});
