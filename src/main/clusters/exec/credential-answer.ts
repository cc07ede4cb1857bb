// What an exec plugin is told and what it answers: ExecCredential of client.authentication.k8s.io.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Presented } from '../../kubernetes/connection-target.ts';
import type { ExecEntry } from '../kubeconfig/model.ts';
import type { Material } from '../kubeconfig/material.ts';
import type { ResolvedContext } from '../kubeconfig/resolve.ts';

/** A credential, and when it ends, epoch milliseconds. */
export type ExecAnswer = { readonly presented: Presented; readonly expiresAt?: number };

const Answer = z.object({
  apiVersion: z.string(),
  kind: z.literal('ExecCredential'),
  status: z.object({
    token: z.string().nullish(),
    clientCertificateData: z.string().nullish(),
    clientKeyData: z.string().nullish(),
    expirationTimestamp: z.iso.datetime({ offset: true }).nullish(),
  }),
});

/** The value of KUBERNETES_EXEC_INFO. `proxy` is the one that the connection takes. */
export function execInfo(
  exec: ExecEntry,
  resolved: ResolvedContext,
  material: Material,
  proxy?: string,
): string {
  const { cluster } = resolved;
  const described = {
    server: resolved.address.url,
    ...(cluster.tlsServerName === '' ? {} : { 'tls-server-name': cluster.tlsServerName }),
    ...(cluster.skipVerify ? { 'insecure-skip-tls-verify': true } : {}),
    ...(material.ca === undefined
      ? {}
      : { 'certificate-authority-data': Buffer.from(material.ca).toString('base64') }),
    ...(proxy === undefined ? {} : { 'proxy-url': proxy }),
    ...(cluster.disableCompression ? { 'disable-compression': true } : {}),
    ...(cluster.execConfig === undefined ? {} : { config: cluster.execConfig }),
  };
  return JSON.stringify({
    kind: 'ExecCredential',
    apiVersion: exec.apiVersion,
    spec: { ...(exec.provideClusterInfo ? { cluster: described } : {}), interactive: false },
  });
}

/** Reads the output of a plugin; `undefined` where it is no credential. Never says what the output was. */
export function readExecAnswer(output: string, apiVersion: string): ExecAnswer | undefined {
  const parsed = Answer.safeParse(json(output));
  if (!parsed.success || parsed.data.apiVersion !== apiVersion) return undefined;
  const { status } = parsed.data;
  const token = status.token ?? '';
  const certificate = status.clientCertificateData ?? '';
  const key = status.clientKeyData ?? '';
  if ((certificate === '') !== (key === '') || (token === '' && certificate === '')) return undefined;
  if (/[\r\n]/.test(token) || (certificate !== '' && !matching(certificate, key))) return undefined;
  return {
    presented: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(certificate === '' ? {} : { certificate: { certificate, key } }),
    },
    ...(typeof status.expirationTimestamp === 'string'
      ? { expiresAt: Date.parse(status.expirationTimestamp) }
      : {}),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function matching(certificate: string, key: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
