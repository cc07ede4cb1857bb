// Which distribution a server is, as far as it can be told from version and address.
import type { Distribution } from '../../shared/cluster.ts';

/** From `gitVersion`, such as v1.33.6+k3s1, and the server's host. */
export function distributionOf(gitVersion: string, server: string): Distribution {
  const host = new URL(server).hostname;
  if (gitVersion.includes('+k3s')) return 'k3s';
  if (gitVersion.includes('+rke2')) return 'rke2';
  if (gitVersion.includes('-eks-') || host.endsWith('.eks.amazonaws.com')) return 'eks';
  if (gitVersion.includes('-gke.')) return 'gke';
  if (host.endsWith('.azmk8s.io')) return 'aks';
  // OpenShift builds carry seven digits of a commit and nothing else.
  if (/\+[0-9a-f]{7}$/.test(gitVersion)) return 'openshift';
  return 'kubernetes';
}
