// Addresses, trust and proxies.
import { base64, config, goodCluster, goodUser, single, type Case } from '../case.ts';
import type { World } from '../world.ts';

/** Cases about the address of the server. */
export function serverCases(world: World): readonly Case[] {
  const { port, httpPort } = world;
  const server = (title: string, address: unknown, user = goodUser) =>
    single(title, config({ ...goodCluster(world), server: address }, user));
  return [
    server('an address by number', `https://127.0.0.1:${port}`),
    server('an address by name', `https://localhost:${port}`),
    server('a slash at the end', `https://127.0.0.1:${port}/`),
    server('a path, as behind Rancher', `https://127.0.0.1:${port}/k8s/clusters/c-abc`),
    server('a path with a slash at the end', `https://127.0.0.1:${port}/k8s/clusters/c-abc/`),
    server('a path with a query', `https://127.0.0.1:${port}/a/b?c=d`),
    server('a scheme in capitals', `HTTPS://127.0.0.1:${port}`),
    server('plain http, where no token is sent', `http://127.0.0.1:${httpPort}`),
    server('plain http with a path', `http://127.0.0.1:${httpPort}/prefix`),
    server('plain http without any user', `http://127.0.0.1:${httpPort}`, {}),
    server('plain http to a TLS port', `http://127.0.0.1:${port}`),
    server('https to a plain port', `https://127.0.0.1:${httpPort}`),
    server('no scheme, which means http', `127.0.0.1:${httpPort}`),
    server('a name without scheme', `localhost:${httpPort}`),
    server('no scheme but a path', `127.0.0.1:${httpPort}/prefix`),
    server('an unknown scheme', `ftp://127.0.0.1:${port}`),
    server('a socket', 'unix:///var/run/api.sock'),
    server('a port that is none', 'https://127.0.0.1:port'),
    server('a scheme alone', 'https://'),
    server('a blank inside', `https://127.0.0.1 :${port}`),
    server('an empty address', ''),
    server('a number as address', 6443),
    server('a port where nobody listens', `https://127.0.0.1:${world.deadPort}`),
    server('a name that does not exist', 'https://nowhere.invalid:6443'),
  ];
}

/** Cases about the certificate of the server. */
export function trustCases(world: World): readonly Case[] {
  const server = `https://127.0.0.1:${world.port}`;
  const trust = (
    title: string,
    fields: Record<string, unknown>,
    files: Record<string, string> = {},
  ): Case => ({
    title,
    files: { config: config({ server, ...fields }, goodUser), 'ca.crt': world.ca, ...files },
  });
  const data = (pem: string) => ({ 'certificate-authority-data': base64(pem) });
  return [
    trust('a CA inside', data(world.ca)),
    trust('a CA with line breaks in its base64', {
      'certificate-authority-data': base64(world.ca).replace(/(.{64})/g, '$1\n'),
    }),
    trust('a CA beside the file', { 'certificate-authority': 'ca.crt' }),
    trust(
      'a CA in a folder beside the file',
      { 'certificate-authority': './pki/ca.crt' },
      { 'pki/ca.crt': world.ca },
    ),
    trust('a CA by absolute path', { 'certificate-authority': `${world.folder}/pki/ca.crt` }),
    trust('a CA file that is missing', { 'certificate-authority': 'nowhere.crt' }),
    trust('a CA that is a folder', { 'certificate-authority': '.' }),
    trust('an empty CA file', { 'certificate-authority': 'empty' }, { empty: '' }),
    trust('a CA file of rubbish', { 'certificate-authority': 'rubbish' }, { rubbish: 'rubbish' }),
    trust('a CA among rubbish', data(`rubbish\n${world.ca}\nmore rubbish`)),
    trust('two CAs', data(`${world.strangersCa}${world.ca}`)),
    trust('a CA that cannot be parsed beside a good one', data(`${broken}\n${world.ca}`)),
    trust('a CA that cannot be parsed', data(broken)),
    trust('CA data that is no PEM', data('rubbish')),
    trust('CA data that is no base64', { 'certificate-authority-data': '%%%' }),
    trust('CA data with wrong padding', {
      'certificate-authority-data': base64(world.ca).replace(/=*$/, 'A'),
    }),
    trust('CA data as a list', { 'certificate-authority-data': ['a'] }),
    trust('the server certificate itself as CA', data(world.server.certPem)),
    trust('the CA of a stranger', data(world.strangersCa)),
    trust('no CA, so the roots of the system', {}),
    trust('CA file and data at once', { 'certificate-authority': 'ca.crt', ...data(world.ca) }),
    trust('no check at all', { 'insecure-skip-tls-verify': true }),
    trust('no check, written as in YAML 1.1', { 'insecure-skip-tls-verify': 'yes' }),
    trust('no check, as text', { 'insecure-skip-tls-verify': 'true' }),
    trust('no check beside a CA', { 'insecure-skip-tls-verify': true, ...data(world.ca) }),
    trust('no check beside a CA file', {
      'insecure-skip-tls-verify': true,
      'certificate-authority': 'ca.crt',
    }),
    trust('another name that the certificate has', { 'tls-server-name': 'api.test', ...data(world.ca) }),
    trust('another name that the certificate lacks', { 'tls-server-name': 'wrong.test', ...data(world.ca) }),
    trust('a wrong name without check', {
      'tls-server-name': 'wrong.test',
      'insecure-skip-tls-verify': true,
    }),
    trust('a server with another name', {
      server: `https://127.0.0.1:${world.otherPort}`,
      ...data(world.ca),
    }),
    trust('a server with another name that is told', {
      ...{ server: `https://127.0.0.1:${world.otherPort}`, 'tls-server-name': 'other.test' },
      ...data(world.ca),
    }),
    trust('a server whose certificate has ended', {
      ...{ server: `https://127.0.0.1:${world.expiredPort}` },
      ...data(world.ca),
    }),
    trust('compression switched off', { 'disable-compression': true, ...data(world.ca) }),
    trust('compression switched off by a word', { 'disable-compression': 'never', ...data(world.ca) }),
  ].map((one) => (one.title.includes('YAML 1.1') ? unquoted(one) : one));
}

/** Cases about proxies of the kubeconfig and of the environment. */
export function proxyCases(world: World): readonly Case[] {
  const { proxyPort, httpPort } = world;
  const plain = goodCluster(world);
  const named = { ...plain, server: 'https://api.test:6443' };
  const proxy = `http://127.0.0.1:${proxyPort}`;
  const by = (title: string, url: unknown) => single(title, config({ ...plain, 'proxy-url': url }, goodUser));
  const env = (title: string, variables: Record<string, string>, cluster: Record<string, unknown> = named) =>
    single(title, config(cluster, goodUser), { env: variables });
  return [
    by('a proxy', proxy),
    by('a proxy with user and password', `http://me:pass%20word@127.0.0.1:${proxyPort}`),
    by('a proxy over TLS', `https://127.0.0.1:${world.tlsProxyPort}`),
    by('a SOCKS proxy', `socks5://127.0.0.1:${world.socksPort}`),
    by('a proxy without scheme', `127.0.0.1:${proxyPort}`),
    by('a proxy by name without scheme', `localhost:${proxyPort}`),
    by('a proxy of an unknown scheme', `ftp://127.0.0.1:${proxyPort}`),
    by('a proxy where nobody listens', `http://127.0.0.1:${world.deadPort}`),
    by('a proxy that refuses us', `http://127.0.0.1:${world.refusingProxyPort}`),
    by('an empty proxy', ''),
    single(
      'a proxy in front of plain http',
      config({ server: `http://127.0.0.1:${httpPort}`, 'proxy-url': proxy }, goodUser),
    ),
    env('HTTPS_PROXY', { HTTPS_PROXY: proxy }),
    env('https_proxy in small letters', { https_proxy: proxy }),
    env('HTTPS_PROXY without scheme', { HTTPS_PROXY: `127.0.0.1:${proxyPort}` }),
    env('HTTP_PROXY does not count for https', { HTTP_PROXY: proxy }),
    env('HTTP_PROXY for plain http', { HTTP_PROXY: proxy }, { server: 'http://api.test:8080' }),
    env(
      'HTTPS_PROXY does not count for plain http',
      { HTTPS_PROXY: proxy },
      { server: 'http://api.test:8080' },
    ),
    env('HTTPS_PROXY never for loopback', { HTTPS_PROXY: proxy }, plain),
    env(
      'HTTPS_PROXY never for localhost',
      { HTTPS_PROXY: proxy },
      {
        ...plain,
        server: `https://localhost:${world.port}`,
      },
    ),
    env('NO_PROXY with the name', { HTTPS_PROXY: proxy, NO_PROXY: 'other.test,api.test' }),
    env('NO_PROXY with the domain', { HTTPS_PROXY: proxy, NO_PROXY: '.test' }),
    env('NO_PROXY with a star', { HTTPS_PROXY: proxy, NO_PROXY: '*' }),
    env('NO_PROXY with another name', { HTTPS_PROXY: proxy, NO_PROXY: 'pi.test' }),
    env('NO_PROXY with another port', { HTTPS_PROXY: proxy, NO_PROXY: 'api.test:443' }),
    env('NO_PROXY with this port', { HTTPS_PROXY: proxy, NO_PROXY: 'api.test:6443' }),
    env('no_proxy in small letters', { HTTPS_PROXY: proxy, no_proxy: 'api.test' }),
    env('a proxy for an address', { HTTPS_PROXY: proxy }, { ...plain, server: 'https://10.1.2.3:6443' }),
    env(
      'NO_PROXY with another block',
      { HTTPS_PROXY: proxy, NO_PROXY: '10.2.0.0/16' },
      {
        ...plain,
        server: 'https://10.1.2.3:6443',
      },
    ),
    env(
      'proxy-url before HTTPS_PROXY',
      { HTTPS_PROXY: 'http://127.0.0.1:1' },
      { ...named, 'proxy-url': proxy },
    ),
    env('proxy-url in spite of NO_PROXY', { NO_PROXY: '*' }, { ...named, 'proxy-url': proxy }),
  ];
}

const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';

function unquoted(one: Case): Case {
  return { ...one, files: { ...one.files, config: (one.files['config'] ?? '').replace('"yes"', 'yes') } };
}
