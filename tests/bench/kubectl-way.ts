// What people do today, with a real kubectl and its own processes.
import { stringify } from 'yaml';
import type { ClusterAccess } from '../support/control-plane/cluster-access.ts';

/** `kubectl create token`; throws when it does not print one. */
export async function createToken(access: ClusterAccess, namespace: string, account: string): Promise<void> {
  await run(access, ['create', 'token', account, '--namespace', namespace]);
}

/** The documented five commands: account, binding, Secret, read its token (again until it is there), print it. */
export async function fiveCommands(access: ClusterAccess, namespace: string, account: string): Promise<void> {
  const inNamespace = ['--namespace', namespace];
  await run(access, ['create', 'serviceaccount', account, ...inNamespace]);
  await run(access, [
    ...['create', 'clusterrolebinding', `${account}-binding`, '--clusterrole', 'cluster-admin'],
    ...['--serviceaccount', `${namespace}:${account}`],
  ]);
  await run(access, ['apply', '--filename', '-'], secretOf(namespace, account));
  for (let token = ''; token === '';) {
    token = await run(access, [
      'get',
      'secret',
      account,
      ...inNamespace,
      '--output',
      'jsonpath={.data.token}',
    ]);
  }
}

function secretOf(namespace: string, account: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: account, namespace, annotations: { 'kubernetes.io/service-account.name': account } },
    type: 'kubernetes.io/service-account-token',
  });
}

async function run(access: ClusterAccess, args: readonly string[], input?: string): Promise<string> {
  const { code, stdout, stderr } = await access.kubectl(args, input === undefined ? {} : { input });
  if (code !== 0) throw new Error(`kubectl ${args[0] ?? ''} ${args[1] ?? ''} failed: ${stderr}`);
  return stdout;
}
