// A certificate authority for tests, made with the openssl command.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const limitMs = 20_000;
const hourMs = 3_600_000;

const config = `[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
unique_subject = no
email_in_dn = no
copy_extensions = copy
policy = names
[names]
commonName = supplied
organizationName = optional
`;

/** What a certificate says. `organization` becomes a group in Kubernetes; `hosts` are names and IPv4 addresses. */
export interface CertificateRequest {
  readonly commonName: string;
  readonly organization?: string;
  readonly hosts?: readonly string[];
  /** `expired` ended an hour ago, `current` holds for a day. */
  readonly validity?: 'current' | 'expired';
}

/** A certificate with its private key, as PEM text and as files (mode 0600). */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly certPem: string;
  readonly keyPem: string;
}

/** A certificate authority whose files lie in one folder. Making a certificate takes about 20 ms. */
export class Authority {
  readonly folder: string;
  readonly certFile: string;
  readonly certPem: string;

  private constructor(folder: string, certPem: string) {
    this.folder = folder;
    this.certFile = join(folder, 'ca.crt');
    this.certPem = certPem;
  }

  /** Makes an authority in a new folder. Throws when openssl is missing or fails. */
  static async create(folder: string, name: string): Promise<Authority> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await openssl(folder, [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'],
      ...['-subj', `/CN=${name}`, '-keyout', 'ca.key', '-out', 'ca.crt'],
      ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ]);
    return Authority.open(folder);
  }

  /** Opens an authority that `create` made, perhaps in another process. */
  static async open(folder: string): Promise<Authority> {
    return new Authority(folder, await readFile(join(folder, 'ca.crt'), 'utf8'));
  }

  /** Makes a certificate for servers and clients. `name` becomes a folder that holds its files; several at once are fine. */
  async issue(name: string, request: CertificateRequest): Promise<Certificate> {
    const folder = join(this.folder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await Promise.all([writeFile(join(folder, 'index.txt'), ''), writeFile(join(folder, 'ca.cnf'), config)]);
    const organization = request.organization === undefined ? '' : `/O=${request.organization}`;
    await openssl(folder, [
      ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-subj', `${organization}/CN=${request.commonName}`, '-keyout', 'tls.key', '-out', 'tls.csr'],
      ...[
        '-addext',
        'keyUsage=critical,digitalSignature',
        '-addext',
        'extendedKeyUsage=serverAuth,clientAuth',
      ],
      ...(request.hosts === undefined
        ? []
        : ['-addext', `subjectAltName=${request.hosts.map(altName).join(',')}`]),
    ]);
    const end = request.validity === 'expired' ? Date.now() - hourMs : Date.now() + 24 * hourMs;
    await openssl(folder, [
      ...['ca', '-batch', '-notext', '-config', 'ca.cnf', '-cert', '../ca.crt', '-keyfile', '../ca.key'],
      ...[
        '-startdate',
        asn1Time(end - 48 * hourMs),
        '-enddate',
        asn1Time(end),
        '-in',
        'tls.csr',
        '-out',
        'tls.crt',
      ],
    ]);
    const [certFile, keyFile] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
    const [certPem, keyPem] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    return { certFile, keyFile, certPem, keyPem };
  }
}

async function openssl(folder: string, args: readonly string[]): Promise<void> {
  await run('openssl', args, { cwd: folder, timeout: limitMs });
}

function altName(host: string): string {
  return /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
}

/** 20261124031350Z */
function asn1Time(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/[-:T]|\.\d+/g, '');
}
