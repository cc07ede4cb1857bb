// Namespaces, accounts, roles and plans of the fake main.
import type { ClusterRow } from '../../../src/shared/cluster.ts';
import type { Answer, Handlers } from '../../../src/shared/ipc/contract.ts';
import { ok } from '../../../src/shared/ipc/result.ts';
import { samplePlan } from './plan.ts';
import { pageOf } from './pages.ts';

const namespaces = ['ci', 'default', 'kube-system', 'monitoring', 'portal-access', 'web'];

type AccountHandlers = Pick<
  Handlers,
  | 'accounts.namespaces'
  | 'accounts.list'
  | 'accounts.rights'
  | 'accounts.roles'
  | 'accounts.tokenSecrets'
  | 'accounts.reactivate'
  | 'accounts.plan'
>;

export function accountHandlers(scenario: string, clusters: readonly ClusterRow[]): AccountHandlers {
  const accounts = Array.from({ length: scenario === 'many' ? 10_000 : 214 }, (_, index) => ({
    namespace: namespaces[index % namespaces.length] ?? 'ci',
    name: `app-${String(index).padStart(5, '0')}`,
    uid: `uid-${index}`,
    ours: index % 50 === 0,
  }));
  const roles = Array.from({ length: 62 }, (_, index) => ({
    kind: index % 5 === 0 ? ('Role' as const) : ('ClusterRole' as const),
    name: `system:controller:role-${index}`,
    ...(index % 5 === 0 ? { namespace: 'web' } : {}),
    rules: 3 + index,
    escalates: index % 9 === 0,
  }));
  const secrets: Answer<'accounts.tokenSecrets'>['secrets'] = [
    { name: 'token-k2x9f', uid: 'uid-a', byServer: true, state: 'usable', lastUsedOn: '2026-11-21' },
    { name: 'token-by-hand', uid: 'uid-b', byServer: false, state: 'usable' },
    { name: 'token-old', uid: 'uid-c', byServer: false, state: 'marked-invalid', invalidSince: '2026-06-01' },
  ];
  return {
    'accounts.tokenSecrets': () => Promise.resolve(ok({ secrets: [...secrets] })),
    'accounts.reactivate': ({ uid }) => {
      const index = secrets.findIndex((secret) => secret.uid === uid);
      secrets[index] = { name: 'token-old', uid, byServer: false, state: 'usable' };
      return Promise.resolve(ok({}));
    },
    'accounts.namespaces': () => Promise.resolve(ok({ names: namespaces, complete: true })),
    'accounts.list': (input) =>
      Promise.resolve(
        ok(
          pageOf(
            accounts.filter(({ name }) => name.includes(input.search ?? '')),
            input,
          ),
        ),
      ),
    'accounts.rights': ({ namespace, name }) => {
      const exists = accounts.some((account) => account.namespace === namespace && account.name === name);
      return Promise.resolve(
        ok({
          exists,
          terminating: false,
          rights: exists
            ? [
                {
                  binding: { kind: 'ClusterRoleBinding' as const, name: `${name}-view` },
                  role: { kind: 'ClusterRole' as const, name: 'view' },
                  through: 'service-account' as const,
                  ours: false,
                },
              ]
            : [],
          complete: true,
          escalates: false,
        }),
      );
    },
    'accounts.roles': (input) =>
      Promise.resolve(
        ok(
          pageOf(
            roles.filter(({ name }) => name.includes(input.search ?? '')),
            input,
          ),
        ),
      ),
    'accounts.plan': ({ request }) => {
      const row = clusters.find(({ contextId }) => contextId === request.contextId);
      return Promise.resolve(
        ok(
          samplePlan(request, Date.now(), scenario === 'refused', row !== undefined && row.insecure !== 'no'),
        ),
      );
    },
  };
}
