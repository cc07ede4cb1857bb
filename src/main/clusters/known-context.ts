// A context as the catalog knows it: what it means, what is wrong with it, and what its certificates say.
import { createHash } from 'node:crypto';
import type { ClusterRow } from '../../shared/cluster.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { FoundContext } from './kubeconfig/collection.ts';
import { loadMaterial } from './kubeconfig/material.ts';

/** What tells a cluster from others before anybody signed in. */
export type Evidence = { readonly server: string; readonly caDigest: string };

export type KnownContext = FoundContext & {
  /** Why the context cannot be used, as kubectl would say. */
  readonly problem?: AppError;
  /** As shown; never with user info. */
  readonly server: string;
  readonly evidence: Evidence;
  readonly credential: ClusterRow['credential'];
  readonly insecure: ClusterRow['insecure'];
};

/** Reads the files that a context names, as far as its row needs them. Keeps no key and no token. */
export async function knowContext(found: FoundContext): Promise<KnownContext> {
  const { resolved, contextId } = found;
  if (!resolved.ok) {
    const { error } = resolved;
    const kind = error.code === 'auth-provider-unsupported' ? 'auth-provider' : 'none';
    return {
      ...found,
      problem: error,
      server: '',
      // Nothing is known that two contexts could share.
      evidence: { server: `context:${contextId}`, caDigest: '' },
      credential: { kind },
      insecure: 'no',
    };
  }
  const { address, cluster, credential, user } = resolved.value;
  const material = await loadMaterial(resolved.value);
  const { ca, certificateExpiresAt } = material.ok ? material.value : {};
  return {
    ...found,
    ...(material.ok ? {} : { problem: material.error }),
    server: address.url.slice(0, 500),
    evidence: { server: address.url, caDigest: caDigestOf(ca) },
    credential: {
      kind: credential,
      ...(certificateExpiresAt === undefined ? {} : { certificateExpiresAt }),
      ...(user.as === '' ? {} : { impersonates: user.as.slice(0, 253) }),
    },
    insecure: address.tls ? (cluster.skipVerify ? 'skip-verify' : 'no') : 'plain-http',
  };
}

/** The same CA in another order or with other line ends has the same digest; none has an empty one. */
function caDigestOf(ca: string | undefined): string {
  if (ca === undefined) return '';
  const certificates = ca
    .split('-----END CERTIFICATE-----')
    .map((pem) => pem.replace(/-----BEGIN CERTIFICATE-----|\s/g, ''))
    .filter((pem) => pem !== '');
  return createHash('sha256').update(certificates.toSorted().join('\n')).digest('hex');
}
