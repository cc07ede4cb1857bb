// From a resolved context to what a connection needs: address, trust, proxy, impersonation, credential.
import type { ContextId } from '../../shared/ids.ts';
import type { ConnectionTarget, CredentialSource, Impersonation } from '../kubernetes/connection-target.ts';
import { environmentProxy, type Variables } from '../kubernetes/proxy.ts';
import type { Material } from './kubeconfig/material.ts';
import type { UserEntry } from './kubeconfig/model.ts';
import type { ResolvedContext } from './kubeconfig/resolve.ts';

/** Puts a target together. `variables` are asked for proxies where the kubeconfig names none. */
export function connectionTarget(
  contextId: ContextId,
  resolved: ResolvedContext,
  material: Material,
  credential: CredentialSource,
  variables: Variables,
): ConnectionTarget {
  const { address, cluster, user } = resolved;
  const proxy = cluster.proxyUrl === '' ? environmentProxy(address.url, variables) : cluster.proxyUrl;
  const impersonation = impersonationOf(user);
  return {
    contextId,
    server: address.url,
    trust: {
      ...(material.ca === undefined ? {} : { ca: material.ca }),
      ...(cluster.tlsServerName === '' ? {} : { serverName: cluster.tlsServerName }),
      skipVerify: cluster.skipVerify,
    },
    ...(proxy === undefined ? {} : { proxy }),
    ...(impersonation === undefined ? {} : { impersonation }),
    compression: !cluster.disableCompression,
    credential,
  };
}

function impersonationOf(user: UserEntry): Impersonation | undefined {
  if (user.as === '') return undefined;
  return {
    user: user.as,
    ...(user.asUid === '' ? {} : { uid: user.asUid }),
    groups: user.asGroups,
    extra: user.asExtra,
  };
}
