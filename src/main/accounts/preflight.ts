// What each action needs of the operator, asked of the server with the very names that it would use.
import type { Result } from '../../shared/ipc/result.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Need, Preflight, PreflightAction, PreflightActionId } from '../../shared/preflight.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { mayI, ownUserName } from '../kubernetes/reviews.ts';
import type { AccountName } from './manifests.ts';
import { operatorYaml } from './operator-yaml.ts';

const RBAC = 'rbac.authorization.k8s.io';

type Asked = Omit<Need, 'verdict'>;
type Verdict = Need['verdict'];

/**
 * Asks by SelfSubjectAccessReview, which everyone may: about 40 small questions at once, each distinct one asked once.
 * `request a token` is asked with the account's name, since a right limited by `resourceNames` is not seen without it
 * (measured). Whether one may grant a certain role shows only in the plan: no review can tell that.
 */
export async function preflight(
  connection: Connection,
  account: AccountName,
  signal: AbortSignal,
): Promise<Result<Preflight>> {
  const answers = new Map<string, Promise<Verdict>>();
  const verdictOf = (need: Asked): Promise<Verdict> => {
    const key = JSON.stringify([need.verb, need.group, need.resource, need.namespace, need.name]);
    const known = answers.get(key) ?? ask(connection, need, signal);
    answers.set(key, known);
    return known;
  };
  const actions = await Promise.all(
    Object.entries(actionsFor(account)).map(async ([id, asked]): Promise<PreflightAction> => {
      const needs = await Promise.all(
        asked.map(async (need) => ({ ...need, verdict: await verdictOf(need) })),
      );
      // The keys of the table are the ids.
      return { id: id as PreflightActionId, verdict: verdictOfAction(needs), needs };
    }),
  );
  const missing = actions.flatMap(({ needs }) =>
    needs.filter(({ verdict, optional }) => verdict === 'missing' && !optional),
  );
  if (missing.length === 0) return ok({ actions });
  const user = await ownUserName(connection, signal);
  return ok({ actions, administratorYaml: operatorYaml(missing, user.ok ? user.value : '') });
}

async function ask(connection: Connection, need: Asked, signal: AbortSignal): Promise<Verdict> {
  const { verb, group, namespace, name } = need;
  const [resource = '', subresource] = need.resource.split('/');
  const answer = await mayI(
    connection,
    {
      ...{ verb, group, resource },
      ...(subresource === undefined ? {} : { subresource }),
      ...(namespace === undefined ? {} : { namespace }),
      ...(name === undefined ? {} : { name }),
    },
    signal,
  );
  if (!answer.ok) return 'unknown';
  return answer.value ? 'held' : 'missing';
}

function verdictOfAction(needs: readonly Need[]): Verdict {
  const required = needs.filter(({ optional }) => !optional);
  if (required.some(({ verdict }) => verdict === 'missing')) return 'missing';
  return required.every(({ verdict }) => verdict === 'held') ? 'held' : 'unknown';
}

/** Kubernetes documentation, RBAC, "Privilege escalation prevention" and TokenRequest; measured where it differs. */
function actionsFor({ namespace, name }: AccountName): Record<PreflightActionId, readonly Asked[]> {
  const inNamespace = { namespace } as const;
  const secrets = (...verbs: string[]) => needs(verbs, '', 'secrets', inNamespace);
  const accounts = (...verbs: string[]) => needs(verbs, '', 'serviceaccounts', inNamespace);
  const arc = { namespace: 'azure-arc' } as const;
  return {
    'set-up-account': accounts('get', 'list', 'create', 'delete'),
    'create-namespace': needs(['get', 'create'], '', 'namespaces', {}),
    'token-request': needs(['create'], '', 'serviceaccounts/token', { namespace, name }),
    revocable: secrets('create', 'delete'),
    'token-secret': [...secrets('create', 'get', 'delete'), ...secrets('watch').map(optional)],
    'legacy-secret': secrets('list', 'get'),
    'bind-in-cluster': [
      ...needs(['get', 'list', 'create', 'delete'], RBAC, 'clusterrolebindings', {}),
      ...needs(['bind'], RBAC, 'clusterroles', {}).map(optional),
    ],
    'bind-in-namespace': [
      ...needs(['get', 'list', 'create', 'delete'], RBAC, 'rolebindings', inNamespace),
      ...needs(['bind'], RBAC, 'clusterroles', {}).map(optional),
    ],
    'preset-role': [
      ...needs(['get', 'create'], RBAC, 'clusterroles', {}),
      ...needs(['escalate'], RBAC, 'clusterroles', {}).map(optional),
    ],
    verify: [
      ...accounts('get').map(optional),
      ...secrets('get').map(optional),
      ...needs(['create'], 'authentication.k8s.io', 'tokenreviews', {}).map(optional),
    ],
    revoke: [...secrets('delete'), ...secrets('get').map(optional)],
    'remove-account': [
      ...accounts('get', 'delete'),
      ...needs(['list', 'delete', 'patch'], RBAC, 'rolebindings', inNamespace),
      ...needs(['list', 'delete', 'patch'], RBAC, 'clusterrolebindings', {}),
    ],
    'portal-panes': needs(['create'], 'authorization.k8s.io', 'subjectaccessreviews', {}),
    arc: [
      ...needs(['get'], '', 'configmaps', { ...arc, name: 'azure-clusterconfig' }),
      ...needs(['get'], 'apps', 'deployments', { ...arc, name: 'clusterconnect-agent' }).map(optional),
      ...needs(['get'], 'apps', 'deployments', { ...arc, name: 'kube-aad-proxy' }).map(optional),
    ],
  };
}

function needs(
  verbs: readonly string[],
  group: string,
  resource: string,
  place: { readonly namespace?: string; readonly name?: string },
): Asked[] {
  return verbs.map((verb) => ({ verb, group, resource, ...place, optional: false }));
}

function optional(need: Asked): Asked {
  return { ...need, optional: true };
}
