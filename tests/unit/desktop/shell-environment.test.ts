// The environment of a program that was started from a desktop, found by asking a real login shell.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEnvironment } from '../../../src/main/desktop/shell-environment.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'token-desk-login-shell-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const profile = (text: string) => writeFile(join(home, '.profile'), text);
const desktop = (more: Record<string, string> = {}) => ({
  ...{ HOME: home, SHELL: '/bin/bash', PATH: '/usr/bin:/bin' },
  ...more,
});

describe('Started from a desktop, the app', () => {
  it('takes the path, kubeconfigs and proxies of the login shell, and nothing else of it', async () => {
    await profile(
      "export PATH=/opt/tools:/usr/bin:/bin KUBECONFIG=/a:/b HTTPS_PROXY=http://proxy:3128 OTHER=x\necho Welcome; printf '\\0'\n",
    );
    const { source, shell, variables } = await findEnvironment(desktop(), 'linux');
    expect({ source, shell, variables }).toEqual({
      source: 'login-shell',
      shell: '/bin/bash',
      variables: {
        ...desktop(),
        PATH: '/opt/tools:/usr/bin:/bin',
        KUBECONFIG: '/a:/b',
        HTTPS_PROXY: 'http://proxy:3128',
      },
    });
  });

  it('keeps a kubeconfig that it was given itself', async () => {
    await profile('export KUBECONFIG=/from/profile\n');
    const { variables } = await findEnvironment(desktop({ KUBECONFIG: '/given' }), 'linux');
    expect(variables['KUBECONFIG']).toBe('/given');
  });

  it.each([
    ['hangs', 'sleep 60\n'],
    ['ends the shell', 'exit 3\n'],
    ['floods', 'yes\n'],
    ['replaces the shell', 'exec true\n'],
  ])('goes on with what it has when the profile %s', async (_what, text) => {
    await profile(text);
    const { source, variables } = await findEnvironment(desktop(), 'linux', 700);
    expect({ source, variables }).toEqual({ source: 'failed', variables: desktop() });
  });

  it('goes on with what it has when the shell cannot be started', async () => {
    const { source } = await findEnvironment(desktop({ SHELL: join(home, 'no-shell') }), 'linux');
    expect(source).toBe('failed');
  });

  it('does not let the name of the shell run anything else', async () => {
    const shell = join(home, 'sh; touch owned');
    await writeFile(shell, '#!/bin/sh\nexec /bin/sh "$@"\n');
    await chmod(shell, 0o700);
    const { source } = await findEnvironment(desktop({ SHELL: shell }), 'linux');
    expect(source).toBe('login-shell');
  });
});

describe('Started from a terminal or on Windows, the app', () => {
  it.each([
    ['linux', { TERM: 'xterm-256color' }],
    ['darwin', { TERM: 'screen' }],
    ['win32', {}],
  ] as const)('keeps its own environment on %s', async (platform, more) => {
    await profile('export KUBECONFIG=/from/profile\n');
    const { source, variables } = await findEnvironment(desktop(more), platform);
    expect({ source, variables }).toEqual({ source: 'inherited', variables: desktop(more) });
  });
});

it('A session over SSH counts as remote, as does a remote desktop', async () => {
  const sessions = [{ SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, { SESSIONNAME: 'RDP-Tcp#1' }, {}];
  const found = await Promise.all(
    sessions.map((more) => findEnvironment({ TERM: 'xterm', ...more }, 'linux')),
  );
  expect(found.map(({ remoteSession }) => remoteSession)).toEqual([true, true, false]);
});
