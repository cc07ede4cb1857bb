// What a version and an address tell of a server.
import { expect, test } from 'vitest';
import { distributionOf } from '../../../src/main/clusters/distribution.ts';
import { isRancher } from '../../../src/main/kubernetes/rancher.ts';

test.each([
  ['v1.33.6+k3s1', 'https://10.0.0.1:6443', 'k3s'],
  ['v1.31.4+rke2r1', 'https://10.0.0.1:6443', 'rke2'],
  ['v1.29.8-eks-a737599', 'https://x.eks.amazonaws.com', 'eks'],
  ['v1.30.5-gke.1014001', 'https://34.1.1.1', 'gke'],
  ['v1.30.4', 'https://x-dns-1.hcp.westeurope.azmk8s.io:443', 'aks'],
  ['v1.27.6+f67aeb3', 'https://api.ocp.test:6443', 'openshift'],
  ['v1.37.2', 'https://10.0.0.1:6443', 'kubernetes'],
])('%s at %s is %s', (version, server, distribution) => {
  expect(distributionOf(version, server)).toBe(distribution);
});

test('a path of Rancher is known, any other path is not', () => {
  const servers = [
    'https://r.test/k8s/clusters/c-m-abc',
    'https://r.test/k8s/clusters/',
    'https://r.test/clusters/c',
  ];

  expect(servers.map(isRancher)).toEqual([true, false, false]);
});
