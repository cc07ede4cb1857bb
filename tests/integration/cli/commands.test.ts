// The command line beside a running window, on one vault: what one does, the other sees.
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tokenDesk } from '../../support/command-line.ts';
import { IssuanceId } from '../../../src/shared/ids.ts';
import type { CommandResult } from '../../support/commands.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { holderOf } from '../../support/issued-objects.ts';

const { controlPlane, namespace, core } = coreWithKeyring('cli');
let kubeconfig: string;
let context: string;

beforeAll(async () => {
  kubeconfig = await controlPlane.writeKubeconfig('admin');
  const { rows } = await core().value('clusters.list', {});
  context = rows[0]?.name ?? '';
});

function run(...words: string[]): Promise<CommandResult> {
  return tokenDesk(words, { dataFolder: core().dataFolder, kubeconfig });
}

const account = (name: string) => `${namespace}/${name}`;
const holder = (name: string) => `system:serviceaccount:${namespace}:${name}`;

async function issue(name: string, ...more: string[]): Promise<CommandResult> {
  return run('issue', context, '--account', account(name), '--role', 'view', '--json', ...more);
}

const IssuedJson = z.object({ token: z.object({ issuanceId: z.string() }) });
const idOf = ({ stdout }: CommandResult) => IssuedJson.parse(JSON.parse(stdout)).token.issuanceId;

describe('the command line', () => {
  it('issues a token that the window lists and copies', async () => {
    const issued = await issue('issued');
    const { rows } = await core().value('tokens.list', { search: idOf(issued) });
    await core().value('tokens.copy', { issuanceId: IssuanceId.parse(idOf(issued)), purpose: 'plain' });

    expect({
      ended: [issued.code, issued.stderr],
      row: rows[0],
      holder: await holderOf(controlPlane, core().clipboard.content),
    }).toMatchObject({
      ended: [0, ''],
      row: { state: 'stored', accountName: 'issued', role: { kind: 'preset', preset: 'view' } },
      holder: holder('issued'),
    });
  });

  it('prints a token only when asked, and keeps a printed one nowhere where that is asked', async () => {
    const silent = await issue('quiet');
    const printed = await run(
      ...['issue', context, '--account', account('quiet'), '--keep', 'copy-once', '--print-token'],
    );

    expect([
      silent.stdout.includes('eyJ') || silent.stderr.includes('eyJ'),
      await holderOf(controlPlane, printed.stdout.trim()),
      printed.stderr.includes('eyJ'),
      (await core().value('tokens.list', { search: account('quiet') })).rows.length,
    ]).toEqual([false, holder('quiet'), false, 1]);
  });

  it('verifies, renews and revokes, with exit codes that tell how it went', async () => {
    const id = idOf(await issue('whole-life'));
    const good = await run('verify', '--issuance', id, '--json');
    const renewed = await run('renew', '--issuance', id, '--json');
    const revoked = await run('revoke', context, account('whole-life'), '--json');
    const gone = await run('copy', context, account('whole-life'));

    expect([good, renewed, revoked, gone].map(({ code }) => code)).toEqual([0, 0, 0, 3]);
  });

  it('waits, where asked, until the cluster refuses what it takes back', async () => {
    const id = idOf(await issue('waited-for'));
    await core().value('tokens.copy', { issuanceId: IssuanceId.parse(id), purpose: 'plain' });
    const token = core().clipboard.content;
    const before = await holderOf(controlPlane, token);
    const revoked = await run('revoke', '--issuance', id, '--wait', '--json');

    expect({
      before,
      code: revoked.code,
      after: await holderOf(controlPlane, token),
    }).toEqual({ before: holder('waited-for'), code: 0, after: '' });
  });

  it('writes the history that the window wrote, as lines of JSON', async () => {
    const { rows } = await core().value('history.list', { limit: 3 });
    const { stdout } = await run('history', '--limit', '3', '--json');

    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(rows);
  });

  it('makes nothing where the account is not there and no role was named', async () => {
    const refused = await run('issue', context, '--account', account('nobody'));

    expect([refused.code, refused.stderr.includes('--role')]).toEqual([3, true]);
  });

  it('asks before it grants what can become cluster-admin', async () => {
    const refused = await run(
      ...['issue', context, '--account', account('strong'), '--role', 'cluster-admin'],
    );

    expect(refused.code).toBe(7);
  });
});
