// What Token Desk has on a cluster: read with the real kubectl.
import type { ClusterAccess } from './control-plane/cluster-access.ts';

/** `kind/name` of everything in a namespace that carries our label, and of our cluster-wide bindings for it. */
export async function oursIn(access: ClusterAccess, namespace: string): Promise<string[]> {
  const label = ['-l', 'app.kubernetes.io/managed-by=token-desk', '-o', 'name'];
  const [inside, bindings] = await Promise.all([
    access.kubectl(['get', 'serviceaccount,secret,rolebinding', '-n', namespace, ...label]),
    access.kubectl(['get', 'clusterrolebinding', ...label]),
  ]);
  const wide = lines(bindings.stdout).filter((name) => name.includes(`:${namespace}:`));
  return [...lines(inside.stdout), ...wide].sort();
}

/** Who the server says a token's holder is; empty where it refuses the token. */
export async function holderOf(access: ClusterAccess, token: string): Promise<string> {
  const kubeconfigPath = await access.writeKubeconfig('admin', { auth: 'none', user: { token } });
  const whoAmI = ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'];
  return (await access.kubectl(whoAmI, { kubeconfigPath })).stdout;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
