// Checking tokens on a real server: what is said of each state, and that nothing but the token itself counts as proof.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { holderOf } from '../../support/issued-objects.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { serverFacts } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const { controlPlane, namespace, keyring, core } = coreWithKeyring('verify');
const hour = 3_600_000;
/** An old server tells no more of a holder than the name. */
const accepted = serverFacts().selfReview ? 'valid: accepted' : 'valid: accepted-by-name';

async function issue(name: string, change: { readonly audiences?: string[] } = {}) {
  const role = { kind: 'preset', preset: 'view' } as const;
  const { token } = valueOf(await core().issue('keychain', { namespace, name, role, ...change }));
  return { issuanceId: token.issuanceId, boundSecret: token.boundSecret ?? '', grant: token.grant };
}

/** Verdict and reason of one check. */
async function checked(issuanceId: IssuanceId, options: { desk?: TestCore; review?: boolean } = {}) {
  const { desk = core(), review = false } = options;
  const { checks } = await desk.value('tokens.verify', {
    jobId: newJob(),
    issuanceIds: [issuanceId],
    review,
  });
  return `${checks[0]?.verdict ?? ''}: ${checks[0]?.reason ?? ''}`;
}

function kubectl(...args: readonly string[]) {
  return controlPlane.kubectl([...args, '-n', namespace]);
}

/** Changes a row as only time, or another version, could have left it. */
function setRow(issuanceId: IssuanceId, sql: string, ...values: readonly (string | number)[]): void {
  const database = new DatabaseSync(join(core().dataFolder, 'token-desk.db'));
  database.prepare(`UPDATE issuance SET ${sql} WHERE id = ?`).run(...values, issuanceId);
  database.close();
}

async function putIntoKeychain(issuanceId: IssuanceId, token: string): Promise<void> {
  const entry = ['set', 'token-desk', issuanceId];
  await keyring().runNode('tests/support/keychain/keytar-actions.ts', entry, { input: token });
}

describe('a token', () => {
  it('that works is valid, whatever the clock of this machine says', async () => {
    const kubeconfig = await controlPlane.writeKubeconfig('admin');
    const dataFolder = await scratchFolder();
    const verdicts: string[] = [];
    let issuanceId: IssuanceId | undefined;
    for (const off of [0, -13 * hour, 13 * hour]) {
      const clock = { now: () => Date.now() + off };
      const desk = await TestCore.start({ kubeconfig, dataFolder, clock });
      const role = { kind: 'preset', preset: 'view' } as const;
      issuanceId ??= valueOf(await desk.issue('keychain', { namespace, name: 'works', role })).token
        .issuanceId;
      verdicts.push(await checked(issuanceId, { desk }));
      await desk.end();
    }

    expect(verdicts).toEqual(Array(3).fill(accepted));
  });

  it.each([
    [30_000, 'ending: just-ended'],
    [120_000, 'expired: ended'],
  ])('whose end is %i ms ago is so by the server’s time, and is not sent', async (ago, verdict) => {
    const { issuanceId, grant } = await issue('ended');
    const ended = JSON.stringify({ ...grant, expiresAt: Date.now() - ago });
    setRow(issuanceId, 'grant_json = ?', ended);

    expect(await checked(issuanceId)).toBe(verdict);
  });

  it('whose bound Secret somebody deleted is revoked', async () => {
    const { issuanceId, boundSecret } = await issue('deleted');
    await kubectl('delete', 'secret', boundSecret);

    expect(await checked(issuanceId)).toBe('revoked: secret-gone');
  });

  it('whose account is gone, and is made anew, is told apart', async () => {
    const { issuanceId } = await issue('again');
    await kubectl('delete', 'serviceaccount', 'again');
    const gone = await checked(issuanceId);
    await kubectl('create', 'serviceaccount', 'again');

    expect([gone, await checked(issuanceId)]).toEqual([
      'account-gone: account-gone',
      'account-recreated: account-replaced',
    ]);
  });

  it('for another audience is refused by the server itself, and a review on request finds it good', async () => {
    const { issuanceId } = await issue('vault', { audiences: ['vault.example'] });

    expect([await checked(issuanceId), await checked(issuanceId, { review: true })]).toEqual([
      'unknown: other-audience',
      'valid: reviewed',
    ]);
  });

  it('that is rubbish is not valid because the server calls its holder anonymous', async () => {
    const { issuanceId } = await issue('rubbish');
    await putIntoKeychain(issuanceId, ' x');

    expect([await checked(issuanceId), await checked(issuanceId, { review: true })]).toEqual([
      'unknown: review-needed',
      'unknown: somebody-else',
    ]);
  });

  it('that the server refuses, though all it hangs on is there, is refused for no known cause', async () => {
    const { issuanceId } = await issue('broken');
    await core().value('tokens.copy', { issuanceId, purpose: 'plain' });
    const [head, body, signature = ''] = core().clipboard.content.split('.');
    await putIntoKeychain(issuanceId, [head, body, Buffer.from(signature).reverse().toString()].join('.'));

    expect(await checked(issuanceId)).toBe('refused: refused');
  });

  it('in a Secret that is marked is refused while the mark is there', async () => {
    const { issuanceId } = await issue('marked');
    const manifest = {
      ...{ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token' },
      metadata: { name: 'marked-token', annotations: { 'kubernetes.io/service-account.name': 'marked' } },
    };
    await controlPlane.kubectl(['apply', '-n', namespace, '-f', '-'], { input: JSON.stringify(manifest) });
    const read = async (path: string) =>
      (await kubectl('get', 'secret', 'marked-token', '-o', `jsonpath={${path}}`)).stdout;
    await expect.poll(() => read('.data.token'), { timeout: 20_000 }).not.toBe('');
    const token = Buffer.from(await read('.data.token'), 'base64').toString();
    await putIntoKeychain(issuanceId, token);
    const change = `route = 'token-secret', bound_secret = NULL, token_secret = 'marked-token', secret_uid = ?,
      grant_json = json_remove(grant_json, '$.expiresAt', '$.jti')`;
    setRow(issuanceId, change, await read('.metadata.uid'));
    const good = await checked(issuanceId);
    const mark = 'kubernetes.io/legacy-token-invalid-since';
    await kubectl('label', 'secret', 'marked-token', `${mark}=2026-11-20`);
    const marked = await checked(issuanceId);
    await kubectl('label', 'secret', 'marked-token', `${mark}-`);

    expect([good, marked, await checked(issuanceId)]).toEqual([accepted, 'marked-invalid: marked', accepted]);
  });

  it('whose Secret may not be read is refused once it is revoked, and the check says no more', async () => {
    const kubeconfig = await controlPlane.writeKubeconfig('namespace-limited');
    const desk = await TestCore.start({ kubeconfig });
    onTestFinished(() => desk.close());
    await controlPlane.kubectl(['create', 'serviceaccount', namespace, '-n', 'team-a']);
    const none = { kind: 'none' } as const;
    const there = { namespace: 'team-a', name: namespace, role: none };
    const { token } = valueOf(await desk.issue('keychain', there));
    const before = await checked(token.issuanceId, { desk });
    await controlPlane.kubectl(['delete', 'secret', token.boundSecret ?? '', '-n', 'team-a']);

    await expect
      .poll(() => checked(token.issuanceId, { desk }), { timeout: 30_000, interval: 1000 })
      .toBe('refused: refused');
    expect(before).toBe(accepted);
  });

  it('of a cluster that does not answer is not known, and keeps what was known of it', async () => {
    const proxy = await startFaultProxy(controlPlane);
    const options = { auth: 'token', server: proxy.url } as const;
    const desk = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin', options) });
    onTestFinished(async () => {
      await desk.close();
      await proxy.stop();
    });
    const role = { kind: 'preset', preset: 'view' } as const;
    const { token } = valueOf(await desk.issue('keychain', { namespace, name: 'silent', role }));
    await checked(token.issuanceId, { desk });
    proxy.when(() => true, { kind: 'reset' });
    const verdict = await checked(token.issuanceId, { desk });
    const { rows } = await desk.value('tokens.list', {});

    expect([verdict, rows[0]?.standing?.verdict]).toEqual(['unknown: not-answered', 'valid']);
  });
});

describe('many tokens', () => {
  it('are checked at once, one outcome for each in order, and the history notes only what changed', async () => {
    const proxy = await startFaultProxy(controlPlane);
    const options = { auth: 'token', server: proxy.url } as const;
    const desk = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin', options) });
    onTestFinished(async () => {
      await desk.close();
      await proxy.stop();
    });
    const role = { kind: 'preset', preset: 'view' } as const;
    const ids: IssuanceId[] = [];
    for (const name of ['one', 'two', 'three']) {
      const { token } = valueOf(await desk.issue('keychain', { namespace, name, role }));
      ids.push(token.issuanceId);
    }
    await kubectl('delete', 'serviceaccount', 'two');
    proxy.requests.length = 0;
    const verify = () => desk.value('tokens.verify', { jobId: newJob(), issuanceIds: ids, review: true });
    const first = await verify();
    await verify();
    const reviews = proxy.requests.filter(requestTo('POST', '/tokenreviews')).length;
    const { rows } = await desk.value('history.list', { kind: 'verified' });

    expect([first.checks.map(({ verdict }) => verdict), reviews, rows.length]).toEqual([
      ['valid', 'account-gone', 'valid'],
      0,
      3,
    ]);
  });
});

describe('decoding', () => {
  it('reads a token here, and names the Secret with which it dies', async () => {
    const { issuanceId, boundSecret } = await issue('decoded');
    const claims = await core().value('tokens.decode', { issuanceId });
    await core().value('tokens.copy', { issuanceId, purpose: 'plain' });

    expect([claims, await holderOf(controlPlane, core().clipboard.content)]).toMatchObject([
      { namespace, accountName: 'decoded', boundTo: { kind: 'Secret', name: boundSecret }, legacy: false },
      claims.subject,
    ]);
  });
});
