// Makes the certificates, right and wrong, that the fault proxy can show.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Authority, type Certificate } from '../certificates/authority.ts';
import type { ClusterAccess } from '../control-plane/cluster-access.ts';
import type { PresentedCertificate } from './faults.ts';

const hosts = ['127.0.0.1', 'localhost'];

/** A certificate of that kind; its files lie in the control plane's folder and go with it. */
export async function makeCertificate(
  access: ClusterAccess,
  kind: PresentedCertificate,
): Promise<Certificate> {
  const authority = await Authority.open(access.authorityFolder);
  const name = `proxy-${randomUUID()}`;
  switch (kind) {
    case 'good':
      return authority.issue(name, { commonName: 'fault-proxy', hosts });
    case 'expired':
      return authority.issue(name, { commonName: 'fault-proxy', hosts, validity: 'expired' });
    case 'wrong-name':
      return authority.issue(name, { commonName: 'elsewhere', hosts: ['elsewhere.example'] });
    case 'other-ca': {
      const other = await Authority.create(join(access.authorityFolder, name), 'another-ca');
      return other.issue('server', { commonName: 'fault-proxy', hosts });
    }
  }
}
