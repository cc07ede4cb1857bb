// Preflight and portal panes of the fake main: most is held, reviews of others are not.
import type { Handlers } from '../../../src/shared/ipc/contract.ts';
import { ok } from '../../../src/shared/ipc/result.ts';
import { PortalKind } from '../../../src/shared/portal-panes.ts';
import type { Need, PreflightAction } from '../../../src/shared/preflight.ts';

export function preflightHandlers(): Pick<Handlers, 'accounts.preflight' | 'accounts.portalPanes'> {
  return {
    'accounts.preflight': ({ namespace, name }) => {
      const actions: PreflightAction[] = [
        action('set-up-account', need('create', 'serviceaccounts', { namespace })),
        action('token-request', need('create', 'serviceaccounts/token', { namespace, name })),
        action(
          'revocable',
          need('create', 'secrets', { namespace }),
          need('delete', 'secrets', { namespace }),
        ),
        action('token-secret', need('get', 'secrets', { namespace }, 'missing'), {
          ...need('watch', 'secrets', { namespace }, 'missing'),
          optional: true,
        }),
        action('portal-panes', {
          ...need('create', 'subjectaccessreviews', {}, 'missing'),
          group: 'authorization.k8s.io',
        }),
      ];
      const administratorYaml = `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: token-desk:operator\n  namespace: ${namespace}\nrules:\n  - apiGroups: [""]\n    resources: [secrets]\n    verbs: [get]\n`;
      return Promise.resolve(ok({ actions, administratorYaml }));
    },
    'accounts.portalPanes': ({ issuanceId }) => {
      const rows = PortalKind.options.map((kind) => {
        const allowed = beyondView.has(kind) ? ('no' as const) : ('yes' as const);
        return issuanceId === undefined ? { kind, allowed } : { kind, allowed, seen: allowed };
      });
      return Promise.resolve(ok({ rows, tokenUsed: issuanceId === undefined ? 'not-asked' : 'yes' }));
    },
  };
}

const beyondView: ReadonlySet<string> = new Set(['persistentvolumes', 'storageclasses', 'secrets']);

function need(
  verb: string,
  resource: string,
  place: { readonly namespace?: string; readonly name?: string },
  verdict: Need['verdict'] = 'held',
): Need {
  return { verb, group: '', resource, ...place, optional: false, verdict };
}

function action(id: PreflightAction['id'], ...needs: Need[]): PreflightAction {
  const missing = needs.some(({ verdict, optional }) => verdict === 'missing' && !optional);
  return { id, verdict: missing ? 'missing' : 'held', needs };
}
