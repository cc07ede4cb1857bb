// A kubeconfig whose user signs in by an exec plugin, a small shell script.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterAccess } from './control-plane/cluster-access.ts';
import { kubeconfigText } from './control-plane/kubeconfig.ts';

export type PluginOptions = {
  /** What runs, after `#!/bin/sh`. */
  readonly script: string;
  readonly exec?: Readonly<Record<string, unknown>>;
  readonly server?: string;
};

/** Writes plugin and kubeconfig into a folder; returns the path of the kubeconfig. Its context is `plugged`. */
export async function writePluggedKubeconfig(
  access: ClusterAccess,
  folder: string,
  { script, exec, server = access.url }: PluginOptions,
): Promise<string> {
  const plugin = join(folder, 'plugin');
  await writeFile(plugin, `#!/bin/sh\n${script}\n`);
  await chmod(plugin, 0o700);
  const text = kubeconfigText(
    'plugged',
    { server, caPem: access.caPem, tokenPath: '' },
    { certFile: '', keyFile: '', token: '' },
    {
      auth: 'none',
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: './plugin',
          interactiveMode: 'Never',
          ...exec,
        },
      },
    },
  );
  await writeFile(join(folder, 'config'), text, { mode: 0o600 });
  return join(folder, 'config');
}

/** A shell command that answers with this token, which ends after so many seconds, if at all. */
export function answering(token: string, seconds?: number): string {
  const expirationTimestamp =
    seconds === undefined ? undefined : new Date(Date.now() + seconds * 1000).toISOString();
  const answer = {
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token, expirationTimestamp },
  };
  return `printf '%s' '${JSON.stringify(answer)}'`;
}
