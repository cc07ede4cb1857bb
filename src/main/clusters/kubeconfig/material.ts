// Reads the files that a context names and checks certificates and keys, as client-go does before it connects.
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { failed, ok, type Failed, type Result } from '../../../shared/ipc/result.ts';
import type { ClientCertificate } from '../../kubernetes/connection-target.ts';
import { refuse, type ResolvedContext } from './resolve.ts';

/** What a connection needs beside the text of the kubeconfig. Holds a key: keep it as short as possible. */
export type Material = {
  /** CA certificates, PEM; absent: the system's roots. */
  readonly ca?: string;
  readonly certificate?: ClientCertificate;
  /** End of the client certificate, epoch milliseconds. */
  readonly certificateExpiresAt?: number;
};

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads and checks CA, client certificate and token file. Over plain http nothing of it is used or checked. */
export async function loadMaterial(resolved: ResolvedContext): Promise<Result<Material>> {
  const ca = await readCa(resolved);
  if (!ca.ok) return ca;
  const pair = await readPair(resolved);
  if (!pair.ok) return pair;
  if (!resolved.address.tls) return ok({});
  if (resolved.credential === 'token-file' && resolved.user.token === '') {
    const token = await readText(resolved.user.tokenFile);
    if (token === undefined || token.trim() === '') {
      return failed({ code: 'unauthenticated', reason: 'token-file' });
    }
  }
  return ok({ ...ca.value, ...pair.value });
}

async function readCa(resolved: ResolvedContext): Promise<Result<{ ca?: string }>> {
  const { cluster, context, address } = resolved;
  if (cluster.caFile === '' && cluster.caData === '') return ok({});
  const field = cluster.caFile === '' ? 'certificate-authority-data' : 'certificate-authority';
  const text = cluster.caFile === '' ? cluster.caData : await readText(cluster.caFile);
  if (text === undefined) return refuse('missing-certificate-file', cluster.origin, field, field);
  const usable = (text.match(CERTIFICATE) ?? []).filter((pem) => parsed(pem) !== undefined);
  // Like Go, whatever else is in there is passed over, but something must be left.
  if (usable.length > 0) return ok({ ca: usable.join('\n') });
  return address.tls ? refuse('bad-certificate-data', cluster.origin, field, context.cluster) : ok({});
}

async function readPair(
  resolved: ResolvedContext,
): Promise<Result<Pick<Material, 'certificate' | 'certificateExpiresAt'>>> {
  const { user, context, address } = resolved;
  if (user.certificateFile === '' && user.certificateData === '') return ok({});
  const missing = (field: string): Failed => refuse('missing-certificate-file', user.origin, field, field);
  const bad = (field: string): Failed => refuse('bad-certificate-data', user.origin, field, context.user);
  const certificate =
    user.certificateData === '' ? await readText(user.certificateFile) : user.certificateData;
  if (certificate === undefined) return missing('client-certificate');
  const key = user.keyData === '' ? await readText(user.keyFile) : user.keyData;
  if (key === undefined) return missing('client-key');
  if (!address.tls) return ok({});
  const leaf = parsed(certificate.match(CERTIFICATE)?.[0] ?? '');
  if (leaf === undefined) {
    return bad(user.certificateData === '' ? 'client-certificate' : 'client-certificate-data');
  }
  const privateKey = parsedKey(key);
  if (privateKey === undefined || !leaf.checkPrivateKey(privateKey)) {
    return bad(user.keyData === '' ? 'client-key' : 'client-key-data');
  }
  return ok({ certificate: { certificate, key }, certificateExpiresAt: leaf.validToDate.getTime() });
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** Encrypted keys are refused, as by Go. */
function parsedKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
