// Sample clusters: good ones, an expired certificate, one that does not answer, one without TLS checks.
import type { ClusterDetail, ClusterRow, FileRow } from '../../../src/shared/cluster.ts';
import { clusterIdOf, contextIdOf, fileIdOf } from './ids.ts';

const DAY = 86_400_000;

export function sampleClusters(now: number): ClusterRow[] {
  const reachable = (version: string, distribution: 'k3s' | 'rke2' | 'kubernetes', rancher = false) =>
    ({ state: 'reachable', at: now - 20_000, latencyMs: 38, version, distribution, rancher }) as const;
  const row = (number: number, name: string, more: Partial<ClusterRow>): ClusterRow => ({
    contextId: contextIdOf(number),
    clusterId: clusterIdOf(number),
    fileId: fileIdOf(1),
    name,
    file: '~/.kube/config',
    current: number === 1,
    server: `https://10.20.4.${10 + number}:6443`,
    credential: { kind: 'client-certificate', certificateExpiresAt: now + 111 * DAY },
    insecure: 'no',
    reach: { state: 'unknown' },
    arc: 'no',
    tokens: 0,
    sameUidElsewhere: [],
    ...more,
  });
  return [
    row(1, 'edge-ams-01', { reach: reachable('v1.33.6+k3s1', 'k3s'), arc: 'yes' }),
    row(2, 'edge-ber-02', { reach: reachable('v1.33.6+k3s1', 'k3s'), arc: 'yes' }),
    row(3, 'legacy-oslo', { reach: reachable('v1.23.17', 'kubernetes') }),
    row(4, 'plant-gdansk', { reach: reachable('v1.32.9+rke2r1', 'rke2'), arc: 'yes' }),
    row(5, 'plant-brno', {
      reach: reachable('v1.32.9', 'kubernetes'),
      arc: 'yes',
      credential: { kind: 'client-certificate', certificateExpiresAt: now - 3 * DAY },
    }),
    row(6, 'store-madrid-14', {
      arc: 'yes',
      reach: {
        state: 'unreachable',
        at: now - 9000,
        error: { code: 'timed-out', what: 'GET /version', seconds: 5 },
      },
    }),
    row(7, 'retail-lyon', { reach: reachable('v1.31.14+rke2r1', 'rke2', true), arc: 'yes' }),
    row(8, 'lab-kubeadm', {
      reach: reachable('v1.37.2', 'kubernetes'),
      insecure: 'skip-verify',
      credential: { kind: 'exec' },
    }),
  ];
}

export function sampleDetail(row: ClusterRow, now: number): ClusterDetail {
  return {
    contextId: row.contextId,
    clusterId: row.clusterId,
    user: { name: 'ops-maria', groups: ['edge-operators', 'system:authenticated'], known: true },
    uid: 'c0a8e1f2-1111-4222-8333-44445555d7d7',
    permissions: [
      { id: 'service-accounts', verdict: 'held' },
      { id: 'issue-tokens', verdict: 'held' },
      { id: 'secrets', verdict: 'held', namespace: 'portal-access' },
      { id: 'bindings', verdict: 'held' },
      { id: 'roles', verdict: 'held' },
      { id: 'namespaces', verdict: 'held' },
      { id: 'token-reviews', verdict: 'unknown' },
      { id: 'access-reviews', verdict: 'missing' },
    ],
    routes: [
      { route: 'token-request', verdict: 'recommended', why: 'expires' },
      { route: 'token-secret', verdict: 'available', why: 'never-expires' },
      { route: 'legacy-secret', verdict: 'unknown', why: 'not-made-by-server' },
    ],
    arc:
      row.arc === 'yes'
        ? ({
            state: 'connected',
            details: {
              name: row.name,
              resourceGroup: 'rg-edge-we',
              subscription: '7b1e40c2-58d3-4c0f-a1b6-9f35a0d61c88',
              region: 'westeurope',
              tenant: 'e2c9d4a7-0f61-4b7e-8a35-d10c6b92f54e',
              sample: false,
            },
            agents: [
              { name: 'clusterconnect-agent', state: 'available', available: 1, wanted: 1 },
              row.name === 'edge-ams-01'
                ? { name: 'kube-aad-proxy', state: 'not-available', available: 0, wanted: 1 }
                : { name: 'kube-aad-proxy', state: 'available', available: 1, wanted: 1 },
            ],
            health: {
              state: 'read',
              lastConnectivityAt: now - 120_000,
              agentVersion: '1.28.3',
              identityExpiresAt: now + 61 * DAY,
              proxyCertificate: 'there',
            },
          } satisfies ClusterDetail['arc'])
        : { state: 'not-arc' },
    ...(row.name === 'edge-ams-01' ? { lifetimeCapSeconds: 86_400 } : {}),
    portal: {},
    openedAt: now,
  };
}

export function sampleFiles(): FileRow[] {
  return [
    {
      fileId: fileIdOf(1),
      path: '/opt/maria/.kube/config',
      label: '~/.kube/config',
      source: 'default',
      contexts: 8,
    },
    {
      fileId: fileIdOf(2),
      path: '/opt/maria/sites/lab.yaml',
      label: '~/sites/lab.yaml',
      source: 'added',
      contexts: 0,
      problem: {
        code: 'kubeconfig-invalid',
        file: '~/sites/lab.yaml',
        line: 12,
        column: 5,
        reason: 'not-yaml',
      },
    },
  ];
}
