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
  const told = await access.kubectl(whoAmI, { kubeconfigPath });
  if (told.code === 0) return told.stdout;
  // An old server has no word for it, but names whom it forbids something.
  const forbidden = await access.kubectl(['get', '--raw', '/who-am-i'], { kubeconfigPath });
  return /User "([^"]+)"/.exec(forbidden.stderr)?.[1] ?? '';
}

/** Whether the server itself named a Secret so: an old one makes one for each account. */
export function isMadeByServer(name: string): boolean {
  return /-token-[a-z0-9]{5}$/.test(name);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
