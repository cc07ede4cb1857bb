// Writes the text of a kubeconfig for one user of a control plane.
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Credentials } from './users.ts';

/** How the user signs in: certificate or token, inside the file or named by it; `none` leaves the user empty. */
export type Auth = 'cert' | 'cert-files' | 'token' | 'token-file' | 'none';

/** Departures from the plain kubeconfig. `cluster` and `user` hold further fields, written as they are. */
export interface KubeconfigOptions {
  readonly auth?: Auth;
  readonly server?: string;
  readonly caPem?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly user?: Readonly<Record<string, unknown>>;
}

/** One context, one cluster, one user. `token-file` needs `tokenPath`, a file that holds the token. */
export function kubeconfigText(
  name: string,
  plain: { readonly server: string; readonly caPem: string; readonly tokenPath: string },
  credentials: Credentials,
  options: KubeconfigOptions = {},
): string {
  const context = options.context ?? name;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: context,
        cluster: {
          server: options.server ?? plain.server,
          'certificate-authority-data': base64(options.caPem ?? plain.caPem),
          ...options.cluster,
        },
      },
    ],
    users: [
      {
        name: context,
        user: { ...signIn(options.auth ?? 'cert', credentials, plain.tokenPath), ...options.user },
      },
    ],
    contexts: [
      {
        name: context,
        context: {
          cluster: context,
          user: context,
          ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
        },
      },
    ],
    'current-context': context,
  });
}

function signIn(auth: Auth, credentials: Credentials, tokenPath: string): Record<string, string> {
  switch (auth) {
    case 'cert':
      return {
        'client-certificate-data': base64(readFileSync(credentials.certFile)),
        'client-key-data': base64(readFileSync(credentials.keyFile)),
      };
    case 'cert-files':
      return { 'client-certificate': credentials.certFile, 'client-key': credentials.keyFile };
    case 'token':
      return { token: credentials.token };
    case 'token-file':
      return { tokenFile: tokenPath };
    case 'none':
      return {};
  }
}

function base64(content: string | Buffer): string {
  return Buffer.from(content).toString('base64');
}
