// Which cluster and user a context means, and whether kubectl would refuse it; no file is read here.
import { failed, ok, type AppError, type Failed, type Result } from '../../../shared/ipc/result.ts';
import type { CredentialKind } from '../../kubernetes/connection-target.ts';
import type { ClusterEntry, ContextEntry, ExecEntry, Kubeconfig, Origin, UserEntry } from './model.ts';
import { proxyAddress, serverAddress, type ServerAddress } from './server-address.ts';

type Reason = Extract<AppError, { code: 'kubeconfig-invalid' }>['reason'];

/** A context that can be used, as far as the text tells. */
export type ResolvedContext = {
  readonly name: string;
  readonly context: ContextEntry;
  readonly cluster: ClusterEntry;
  readonly user: UserEntry;
  readonly address: ServerAddress;
  readonly credential: CredentialKind;
};

/** Interactive modes and versions that client-go knows. */
const MODES = ['Never', 'IfAvailable', 'Always'];
const EXEC_VERSIONS = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];

/**
 * Resolves a context by client-go's rules (clientcmd/validation.go, client_config.go). Differs in three places, on
 * purpose: a missing cluster or server is refused (kubectl falls back to localhost:8080), so is a missing credential
 * over TLS (kubectl asks for a password on the terminal), and so is every auth-provider.
 */
export function resolveContext(config: Kubeconfig, name: string): Result<ResolvedContext> {
  const context = config.contexts.get(name);
  if (context === undefined) {
    return failed({
      code: 'kubeconfig-invalid',
      file: '',
      reason: 'dangling-context',
      subject: name.slice(0, 253),
    });
  }
  const cluster = config.clusters.get(context.cluster);
  if (cluster === undefined) return refuse('dangling-cluster', context.origin, 'cluster', context.cluster);
  const user = config.users.get(context.user);
  const refusal = (user && userRefusal(user, context.user)) ?? clusterRefusal(cluster, context.cluster);
  if (refusal !== undefined) return refusal;
  const address = serverAddress(cluster.server);
  if (address === undefined) return refuse('bad-server', cluster.origin, 'server', context.cluster);
  if (address.tls && cluster.skipVerify && (cluster.caFile !== '' || cluster.caData !== '')) {
    return refuse('conflicting-trust', cluster.origin, 'insecure-skip-tls-verify', context.cluster);
  }
  // Over plain http kubectl sends no credential, so it misses none.
  if (user === undefined && address.tls) return refuse('dangling-user', context.origin, 'user', context.user);
  const known = user ?? noUser(context.origin);
  const credential = address.tls ? credentialKind(known) : 'none';
  if (address.tls && credential === 'none')
    return failed({ code: 'unauthenticated', reason: 'no-credential' });
  if (credential === 'auth-provider') {
    return failed({ code: 'auth-provider-unsupported', name: (known.authProvider ?? '').slice(0, 200) });
  }
  return ok({ name, context, cluster, user: known, address, credential });
}

/** How a user signs in; a client certificate wins over a token on the server, and all of them over an exec plugin. */
export function credentialKind(user: UserEntry): CredentialKind {
  if (user.authProvider !== undefined) return 'auth-provider';
  if (user.certificateFile !== '' || user.certificateData !== '') return 'client-certificate';
  if (user.tokenFile !== '') return 'token-file';
  if (user.token !== '') return 'token';
  if (user.username !== '') return 'basic';
  return user.exec === undefined ? 'none' : 'exec';
}

function clusterRefusal(cluster: ClusterEntry, name: string): Failed | undefined {
  if (cluster.server === '') return refuse('missing-server', cluster.origin, 'server', name);
  if (cluster.proxyUrl !== '' && proxyAddress(cluster.proxyUrl) === undefined) {
    return refuse('bad-proxy', cluster.origin, 'proxy-url', name);
  }
  const twice = cluster.caFile !== '' && cluster.caData !== '';
  return twice ? refuse('conflicting-trust', cluster.origin, 'certificate-authority', name) : undefined;
}

function userRefusal(user: UserEntry, name: string): Failed | undefined {
  const refused = (reason: Reason, field: string) => refuse(reason, user.origin, field, name);
  if (user.certificateFile !== '' || user.certificateData !== '') {
    if (user.certificateFile !== '' && user.certificateData !== '') {
      return refused('conflicting-credentials', 'client-certificate');
    }
    if (user.keyFile !== '' && user.keyData !== '') return refused('conflicting-credentials', 'client-key');
    if (user.keyFile === '' && user.keyData === '') return refused('bad-certificate-data', 'client-key');
  }
  const basic = user.username !== '' || user.password !== '';
  if (user.token !== '' && basic) return refused('conflicting-credentials', 'token');
  if (user.tokenFile !== '' && user.username !== '') return refused('conflicting-credentials', 'tokenFile');
  // Header values hold no line break; Go's client refuses to send one.
  if (/[\r\n]/.test(user.token)) return refuse('wrong-type', user.origin, 'token', 'token');
  if (user.exec !== undefined && user.authProvider !== undefined)
    return refused('conflicting-credentials', 'exec');
  if (user.exec !== undefined && !usableExec(user.exec)) return refused('bad-exec', 'exec');
  const more = user.asUid !== '' || user.asGroups.length > 0 || Object.keys(user.asExtra).length > 0;
  return more && user.as === '' ? refused('bad-impersonation', 'as') : undefined;
}

function usableExec({ apiVersion, command, env, interactiveMode }: ExecEntry): boolean {
  const known = EXEC_VERSIONS.includes(apiVersion) && MODES.includes(interactiveMode);
  return known && command !== '' && env.every(({ name }) => name !== '');
}

/** A refusal at a field of an entry, or at the entry where the field is not there. */
export function refuse(reason: Reason, origin: Origin, field: string, subject: string): Failed {
  const at = origin.fields[field] ?? origin.at;
  const file = origin.file.slice(0, 1000);
  return failed({ code: 'kubeconfig-invalid', file, reason, subject: subject.slice(0, 253), ...at });
}

function noUser(origin: Origin): UserEntry {
  return {
    origin,
    certificateFile: '',
    certificateData: '',
    keyFile: '',
    keyData: '',
    token: '',
    tokenFile: '',
    username: '',
    password: '',
    as: '',
    asUid: '',
    asGroups: [],
    asExtra: {},
  };
}
