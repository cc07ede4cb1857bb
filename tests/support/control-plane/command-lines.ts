// The command lines of etcd, API server and controller manager.
import { join } from 'node:path';
import { minorOf } from './versions.ts';

/** Flags of the caller come last, so they win. */
export function etcdArguments(folder: string, clientUrl: string, peerUrl: string): string[] {
  return [
    ...[`--data-dir=${join(folder, 'etcd')}`, '--log-level=error'],
    ...[`--listen-client-urls=${clientUrl}`, `--advertise-client-urls=${clientUrl}`],
    ...[`--listen-peer-urls=${peerUrl}`, `--initial-advertise-peer-urls=${peerUrl}`],
    `--initial-cluster=default=${peerUrl}`,
  ];
}

/** An API server on loopback with RBAC, client certificates, static tokens and its own service account keys. */
export function apiServerArguments(
  folder: string,
  port: number,
  etcdUrl: string,
  server: { readonly certFile: string; readonly keyFile: string },
  flags: readonly string[],
): string[] {
  const file = (name: string) => join(folder, name);
  return [
    ...[`--etcd-servers=${etcdUrl}`, '--bind-address=127.0.0.1', `--secure-port=${port}`],
    ...[`--tls-cert-file=${server.certFile}`, `--tls-private-key-file=${server.keyFile}`],
    ...[`--cert-dir=${file('generated')}`, `--client-ca-file=${file('pki/ca.crt')}`],
    ...[`--token-auth-file=${file('tokens.csv')}`, '--authorization-mode=RBAC'],
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    ...[
      `--service-account-signing-key-file=${file('sa.key')}`,
      `--service-account-key-file=${file('sa.key')}`,
    ],
    ...['--service-cluster-ip-range=10.0.0.0/24', '--shutdown-delay-duration=0s', ...flags],
  ];
}

/** Just the controllers that the product's work can meet. */
export function controllerManagerArguments(
  folder: string,
  version: string,
  flags: readonly string[],
): string[] {
  const file = (name: string) => join(folder, name);
  return [
    ...[`--kubeconfig=${file('controller-manager.kubeconfig')}`, '--leader-elect=false', '--secure-port=0'],
    ...[`--service-account-private-key-file=${file('sa.key')}`, `--root-ca-file=${file('pki/ca.crt')}`],
    ...[`--controllers=${controllers(version).join(',')}`, ...flags],
  ];
}

function controllers(version: string): string[] {
  if (minorOf(version) < 28) {
    return [
      'serviceaccount-token',
      'serviceaccount',
      'garbagecollector',
      'namespace',
      'clusterrole-aggregation',
      'root-ca-cert-publisher',
    ];
  }
  return [
    ...['serviceaccount-token-controller', 'serviceaccount-controller', 'garbage-collector-controller'],
    ...[
      'namespace-controller',
      'clusterrole-aggregation-controller',
      'root-ca-certificate-publisher-controller',
    ],
    'legacy-serviceaccount-token-cleaner-controller',
  ];
}
