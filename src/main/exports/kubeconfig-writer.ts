// Writes a kubeconfig for one service account: a file of its own, with a token or with a command that gives one.
import { Document } from 'yaml';

/** How kubectl gets the token. */
export type KubeconfigUser =
  | { readonly kind: 'token'; readonly token: string }
  /** `command` is absolute; the file holds no token then. */
  | {
      readonly kind: 'exec';
      readonly command: string;
      readonly args: readonly string[];
      readonly installHint: string;
    };

export type KubeconfigParts = {
  /** Names context and cluster. */
  readonly cluster: string;
  /** `namespace/name` of the service account. */
  readonly account: string;
  readonly namespace: string;
  readonly server: string;
  readonly tlsServerName: string;
  readonly proxyUrl: string;
  readonly skipVerify: boolean;
  /** PEM; absent: the system's roots. */
  readonly ca: string | undefined;
  readonly user: KubeconfigUser;
};

/** The text of the file. The CA is embedded, so that it works wherever it is taken; there is never a client certificate. */
export function kubeconfigText(parts: KubeconfigParts): string {
  const { cluster, account, namespace, user } = parts;
  const context = `${account}@${cluster}`;
  const document = new Document({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: cluster, cluster: clusterFields(parts) }],
    users: [{ name: context, user: userFields(user) }],
    contexts: [{ name: context, context: { cluster, user: context, namespace } }],
    'current-context': context,
  });
  return document.toString({ lineWidth: 0 });
}

function clusterFields(parts: KubeconfigParts): Readonly<Record<string, string | boolean>> {
  const { server, tlsServerName, proxyUrl, skipVerify, ca } = parts;
  return {
    server,
    // kubectl refuses a CA beside it.
    ...(skipVerify ? { 'insecure-skip-tls-verify': true } : {}),
    ...(ca === undefined || skipVerify
      ? {}
      : { 'certificate-authority-data': Buffer.from(ca).toString('base64') }),
    ...(tlsServerName === '' ? {} : { 'tls-server-name': tlsServerName }),
    ...(proxyUrl === '' ? {} : { 'proxy-url': proxyUrl }),
  };
}

function userFields(user: KubeconfigUser): Readonly<Record<string, unknown>> {
  if (user.kind === 'token') return { token: user.token };
  const { command, args, installHint } = user;
  return {
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command,
      args,
      interactiveMode: 'Never',
      provideClusterInfo: false,
      installHint,
    },
  };
}
