// Waits until the parts of a control plane do their work.
import { awaitProgram } from '../processes/await-program.ts';
import type { ProcessGroup } from '../processes/process-group.ts';
import type { ApiClient } from './api-client.ts';
import type { ClusterAccess } from './cluster-access.ts';
import { limitedNamespace } from './grants.ts';

const limitMs = 90_000;

/** Waits until the API server at `url` says that it is ready. Throws with the end of its log when it ends or takes over 90 s. */
export async function awaitApiServer(
  access: ClusterAccess,
  url: string,
  group: ProcessGroup,
  program: string,
): Promise<void> {
  const api = access.api('admin', url);
  await awaitProgram(group, program, limitMs, async () => (await api.send('GET', '/readyz')).status === 200);
  await api.close();
}

/** Waits until the controllers have given `team-a` its service account and filled the ClusterRole `view`. */
export async function awaitControllers(api: ApiClient, group: ProcessGroup, program: string): Promise<void> {
  await awaitProgram(group, program, limitMs, async () => {
    const account = await api.send('GET', `/api/v1/namespaces/${limitedNamespace}/serviceaccounts/default`);
    const view = await api.send('GET', '/apis/rbac.authorization.k8s.io/v1/clusterroles/view');
    return account.status === 200 && hasRules(view.body);
  });
}

function hasRules(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'rules' in body &&
    Array.isArray(body.rules) &&
    body.rules.length > 0
  );
}
