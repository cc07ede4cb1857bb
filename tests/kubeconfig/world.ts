// What the configurations of this suite refer to: servers, certificates, proxies and plugins.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority, type Certificate } from '../support/certificates/authority.ts';
import { buildControlPlane } from '../support/control-plane/build.ts';
import { Recorder } from './recorder.ts';

export type World = {
  readonly folder: string;
  readonly kubectl: string;
  readonly recorder: Recorder;
  /** Of a server whose certificate names 127.0.0.1, localhost and api.test. */
  readonly port: number;
  readonly expiredPort: number;
  /** Its certificate is for other.test alone. */
  readonly otherPort: number;
  readonly httpPort: number;
  readonly proxyPort: number;
  readonly tlsProxyPort: number;
  readonly refusingProxyPort: number;
  readonly socksPort: number;
  /** Nobody listens there. */
  readonly deadPort: number;
  readonly ca: string;
  readonly strangersCa: string;
  readonly server: Certificate;
  readonly client: Certificate;
  readonly other: Certificate;
  readonly expired: Certificate;
  /** A folder for PATH that holds the plugins. */
  readonly plugins: string;
};

const nothing: Certificate = { certFile: '', keyFile: '', certPem: '', keyPem: '' };

/** A world without anything in it, for the titles of the cases. */
export const nowhere: World = {
  ...{
    folder: '',
    kubectl: '',
    recorder: new Recorder(),
    port: 0,
    expiredPort: 0,
    otherPort: 0,
    httpPort: 0,
  },
  ...{ proxyPort: 0, tlsProxyPort: 0, refusingProxyPort: 0, socksPort: 0, deadPort: 0 },
  ...{
    ca: '',
    strangersCa: '',
    server: nothing,
    client: nothing,
    other: nothing,
    expired: nothing,
    plugins: '',
  },
};

/** Starts everything; `close` ends it and removes the folder. */
export async function createWorld(): Promise<World & { close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'token-desk-kubeconfig-'));
  const authority = await Authority.create(join(folder, 'pki'), 'test authority');
  const strangers = await Authority.create(join(folder, 'strangers'), 'strangers');
  const hosts = ['127.0.0.1', 'localhost', 'api.test', '10.1.2.3'];
  const [server, late, elsewhere, client, other, expired] = await Promise.all([
    authority.issue('server', { commonName: 'server', hosts }),
    authority.issue('late', { commonName: 'late', hosts, validity: 'expired' }),
    authority.issue('elsewhere', { commonName: '127.0.0.1', hosts: ['other.test'] }),
    authority.issue('client', { commonName: 'maria' }),
    authority.issue('other', { commonName: 'nora' }),
    authority.issue('expired', { commonName: 'olga', validity: 'expired' }),
  ]);
  const recorder = new Recorder();
  const port = await recorder.https(server);
  const world: World = {
    folder,
    recorder,
    port,
    kubectl: (await buildControlPlane(undefined)).kubectl,
    expiredPort: await recorder.https(late),
    otherPort: await recorder.https(elsewhere),
    httpPort: await recorder.http(),
    proxyPort: await recorder.proxy(port),
    tlsProxyPort: await recorder.tlsProxy(server, port),
    refusingProxyPort: await recorder.refusingProxy(),
    socksPort: await recorder.socks(port),
    deadPort: 1,
    ca: authority.certPem,
    strangersCa: strangers.certPem,
    ...{ server, client, other, expired },
    plugins: join(folder, 'plugins'),
  };
  await writePlugins(world);
  return {
    ...world,
    close: async () => {
      recorder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writePlugins({ plugins, client }: World): Promise<void> {
  const answer = (status: object, version = 'v1') =>
    `cat <<'END'\n${JSON.stringify({
      kind: 'ExecCredential',
      apiVersion: `client.authentication.k8s.io/${version}`,
      status,
    })}\nEND`;
  const pair = { clientCertificateData: client.certPem, clientKeyData: client.keyPem };
  const scripts = {
    'plugin-token': answer({ token: 'from-plugin' }),
    'plugin-old': answer({ token: 'from-plugin' }, 'v1beta1'),
    'plugin-certificate': answer(pair),
    'plugin-half': answer({ clientCertificateData: client.certPem }),
    'plugin-empty': answer({}),
    'plugin-ended': answer({ token: 'from-plugin', expirationTimestamp: '2020-01-01T00:00:00Z' }),
    'plugin-fails': 'echo no luck >&2; exit 3',
    'plugin-rubbish': 'echo hello',
    'plugin-silent': 'true',
    'plugin-noisy': `echo chatter >&2\n${answer({ token: 'from-plugin' })}`,
    // What it is told becomes the token, so that both clients must tell the same.
    'plugin-echo': `T=$(printf %s "$1-$WHO" | tr -c 'a-zA-Z0-9-' _); ${answer({ token: 'x' }).replace(
      /cat <<'END'\n(.*)\nEND/s,
      'printf \'%s\' \'$1\' | sed "s/\\"x\\"/\\"$T\\"/"',
    )}`,
    'plugin-info': `T=$(printf %s "$KUBERNETES_EXEC_INFO" | grep -c '"server":"https://127.0.0.1'); ${answer({
      token: 'x',
    }).replace(/cat <<'END'\n(.*)\nEND/s, 'printf \'%s\' \'$1\' | sed "s/\\"x\\"/\\"told-$T\\"/"')}`,
  };
  await mkdir(plugins, { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(plugins, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(plugins, name), 0o755);
  }
  await writeFile(join(plugins, 'plugin-not-executable'), '#!/bin/sh\n', { mode: 0o644 });
}
