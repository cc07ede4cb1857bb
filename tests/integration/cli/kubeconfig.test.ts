// A kubeconfig for a service account: a real kubectl uses it, with the token in the file and with the keychain.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import { commandEnv, tokenDesk } from '../../support/command-line.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { runCommand } from '../../support/commands.ts';
import { newJob } from '../../support/test-core.ts';

const { controlPlane, namespace, core } = coreWithKeyring('export');
const view = { kind: 'preset', preset: 'view' } as const;
let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-desk-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function issue(name: string): Promise<IssuanceId> {
  return valueOf(await core().issue('keychain', { namespace, name, role: view })).token.issuanceId;
}

async function save(issuanceId: IssuanceId, kind: 'token' | 'exec'): Promise<string> {
  const target = join(folder, `${(count += 1)}.kubeconfig`);
  core().target = target;
  await core().value('exports.kubeconfig', { issuanceId, kind });
  return target;
}

/** Who the server says the user of this file is, asked by kubectl in an environment of the keychain. */
async function whoAmI(kubeconfig: string): Promise<string> {
  const { stdout, stderr } = await kubectl(
    kubeconfig,
    'auth',
    'whoami',
    '-o=jsonpath={.status.userInfo.username}',
  );
  return stdout === '' ? stderr : stdout;
}

function kubectl(kubeconfig: string, ...args: string[]) {
  const env = commandEnv({ dataFolder: core().dataFolder, kubeconfig });
  return runCommand(controlPlane.data.kubectl, args, { env });
}

const holder = (name: string) => `system:serviceaccount:${namespace}:${name}`;
const get = (...words: string[]) =>
  tokenDesk(['get-token', ...words], { dataFolder: core().dataFolder, kubeconfig: '' });

describe('an exported kubeconfig', () => {
  it('with the token in it works on its own, is for its user alone, and is in the history', async () => {
    const file = await save(await issue('in-file'), 'token');

    expect({
      who: await whoAmI(file),
      mode: ((await stat(file)).mode & 0o777).toString(8),
      users: Object.keys(
        (parse(await readFile(file, 'utf8')) as { users: [{ user: object }] }).users[0].user,
      ),
      last: (await core().history()).at(-1),
    }).toEqual({ who: holder('in-file'), mode: '600', users: ['token'], last: 'revealed' });
  });

  it('with a command holds no token, and kubectl gets it from the keychain, also after a renewal', async () => {
    const issuanceId = await issue('in-keychain');
    const file = await save(issuanceId, 'exec');
    const before = await whoAmI(file);
    await core().value('tokens.renew', {
      jobId: newJob(),
      selection: { by: 'ids', issuanceIds: [issuanceId] },
    });

    expect([before, await whoAmI(file), (await readFile(file, 'utf8')).includes('eyJ')]).toEqual([
      holder('in-keychain'),
      holder('in-keychain'),
      false,
    ]);
  });

  it('writes nothing where the dialog is closed', async () => {
    core().target = undefined;

    expect(
      await core().value('exports.kubeconfig', { issuanceId: await issue('closed'), kind: 'token' }),
    ).toEqual({});
  });
});

describe('the exported history', () => {
  it('has every event, oldest first, as lines of JSON for the user alone', async () => {
    const target = join(folder, 'history.jsonl');
    core().target = target;
    await core().value('exports.history', { format: 'json-lines' });
    const { rows } = await core().value('history.list', {});
    const lines = (await readFile(target, 'utf8')).trim().split('\n');

    expect([
      lines.map((line) => JSON.parse(line) as unknown),
      ((await stat(target)).mode & 0o777).toString(8),
    ]).toEqual([rows.toReversed(), '600']);
  });
});

describe('get-token', () => {
  it('prints the token of an account with its real end', async () => {
    const { token } = valueOf(await core().issue('keychain', { namespace, name: 'printed', role: view }));
    const { stdout } = await get('--cluster', token.clusterName, '--account', `${namespace}/printed`);
    const { apiVersion, kind, status } = JSON.parse(stdout) as {
      apiVersion: string;
      kind: string;
      status: { expirationTimestamp: string; token: string };
    };

    expect([apiVersion, kind, Date.parse(status.expirationTimestamp), status.token.slice(0, 3)]).toEqual([
      'client.authentication.k8s.io/v1',
      'ExecCredential',
      token.grant.expiresAt,
      'eyJ',
    ]);
  });

  it('says by its exit code what is wrong, and prints nothing then', async () => {
    const revoked = await issue('taken-back');
    await core().value('tokens.revoke', { jobId: newJob(), issuanceId: revoked, reach: 'token' });
    const answers = [
      await get('--issuance', '3b9d1c1e-7a51-4d0a-9d86-1f7a0f1b5d11'),
      await get('--issuance', revoked),
      await get('--issuance', 'not-an-id'),
      await get(),
    ];

    expect(answers.map(({ code, stdout }) => [code, stdout])).toEqual([
      [3, ''],
      [4, ''],
      [2, ''],
      [2, ''],
    ]);
  });

  it('loads these modules and no others', async () => {
    const issuanceId = await issue('modules');
    const list = join(folder, 'modules.txt');
    const spy = join(folder, 'spy.mjs');
    await writeFile(
      spy,
      `import { registerHooks } from 'node:module'; import { appendFileSync } from 'node:fs';
       registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); } });`,
    );
    await tokenDesk(['get-token', '--issuance', issuanceId], {
      dataFolder: core().dataFolder,
      kubeconfig: '',
      env: { NODE_OPTIONS: `--import=${spy}` },
    });
    const loaded = (await readFile(list, 'utf8'))
      .split('\n')
      .filter((url) => url !== '' && !url.endsWith('spy.mjs'));
    const short = loaded.map((url) =>
      url.replace(/^.*\/node_modules\/([^/]+)\/.*$/, '$1').replace(/^.*\/src\//, ''),
    );

    expect([...new Set(short)].filter((name) => !name.startsWith('node:')).sort()).toMatchInlineSnapshot(`
      [
        "keytar",
        "main/cli/data-folder.ts",
        "main/cli/exit-codes.ts",
        "main/cli/get-token.ts",
        "main/cli/token-desk.ts",
        "main/kept-token.ts",
        "main/redact.ts",
        "main/storage/database-name.ts",
        "main/storage/keychain-queue.ts",
        "main/storage/keychain.ts",
        "main/storage/peek.ts",
        "main/tokens/kept-token.ts",
        "shared/ipc/outcome.ts",
        "shared/text/command-line.ts",
        "shared/text/terminal.ts",
      ]
    `);
  });
});
