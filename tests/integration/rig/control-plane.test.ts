// The shared control plane: a real API server that real kubectl talks to as each user.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Auth } from '../../support/control-plane/kubeconfig.ts';
import { limitedNamespace } from '../../support/control-plane/grants.ts';
import { userNames } from '../../support/control-plane/users.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

const controlPlane = sharedControlPlane();
const whoAmI = ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'];

describe('a control plane', () => {
  it.each(['cert', 'cert-files', 'token', 'token-file'] satisfies Auth[])(
    'knows each user by %s, and refuses the expired one',
    async (auth) => {
      const answers = await Promise.all(
        userNames.map((user) => controlPlane.kubectl(whoAmI, { user, auth })),
      );

      expect(answers.map(({ stdout, stderr }) => stdout || stderr.trim())).toEqual([
        'admin',
        'namespace-limited',
        'read-only',
        'error: You must be logged in to the server (Unauthorized)',
      ]);
    },
  );

  it('lets the limited user do in one namespace what issuing needs, and nothing else', async () => {
    const asked = [
      ['create', 'serviceaccounts', limitedNamespace, '--subresource=token'],
      ['list', 'serviceaccounts', limitedNamespace],
      ['create', 'secrets', limitedNamespace],
      ['delete', 'secrets', limitedNamespace],
      ['get', 'secrets', limitedNamespace],
      ['create', 'serviceaccounts', 'default', '--subresource=token'],
    ] as const;

    const answers = await Promise.all(
      asked.map(([verb, resource, namespace, ...rest]) =>
        controlPlane.kubectl(['auth', 'can-i', verb, resource, '-n', namespace, ...rest], {
          user: 'namespace-limited',
        }),
      ),
    );

    expect(answers.map(({ stdout }) => stdout.trim())).toEqual(['yes', 'yes', 'yes', 'yes', 'no', 'no']);
  });

  it('lets the read-only user see service accounts but not Secrets', async () => {
    const answers = await Promise.all(
      ['serviceaccounts', 'secrets'].map((resource) =>
        controlPlane.kubectl(['get', resource, '-n', 'default', '-o', 'name'], { user: 'read-only' }),
      ),
    );

    expect(answers.map(({ code }) => code)).toEqual([0, 1]);
  });

  describe('in a namespace of its own', () => {
    let namespace: OwnNamespace;
    beforeAll(async () => {
      namespace = await ownNamespace(controlPlane, 'rig');
    });
    afterAll(() => namespace.remove());

    it('issues a token that kubectl can use, and fills a token Secret', async () => {
      const { name } = namespace;
      await controlPlane.kubectl(['create', 'serviceaccount', 'reader', '-n', name]);
      const { stdout: token } = await controlPlane.kubectl(['create', 'token', 'reader', '-n', name]);
      const secret = {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/service-account-token',
        metadata: { name: 'by-hand', annotations: { 'kubernetes.io/service-account.name': 'reader' } },
      };
      await controlPlane.kubectl(['create', '-n', name, '-f', '-'], { input: JSON.stringify(secret) });

      const kubeconfigPath = await controlPlane.writeKubeconfig('admin', {
        auth: 'none',
        user: { token: token.trim() },
      });
      const who = await controlPlane.kubectl(whoAmI, { kubeconfigPath });
      const filled = await controlPlane.kubectl([
        ...['wait', '-n', name, 'secret/by-hand', '--for=jsonpath={.data.token}', '--timeout=10s'],
      ]);

      expect([who.stdout, filled.stdout.trim()]).toEqual([
        `system:serviceaccount:${name}:reader`,
        'secret/by-hand condition met',
      ]);
    });
  });
});
