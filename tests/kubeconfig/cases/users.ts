// Credentials, impersonation and exec plugins.
import { base64, config, goodCluster, single, type Case } from '../case.ts';
import type { World } from '../world.ts';

/** Cases about tokens, passwords and certificates. */
export function credentialCases(world: World): readonly Case[] {
  const { client, other } = world;
  const files = {
    ...{ token: 'token-of-file\n', empty: '', blank: ' \n', 'two-lines': 'one\ntwo\n' },
    ...{ 'tls.crt': client.certPem, 'tls.key': client.keyPem },
  };
  const user = (title: string, fields: Record<string, unknown>): Case => ({
    title,
    files: { ...files, config: config(goodCluster(world), fields) },
  });
  const cert = { 'client-certificate-data': base64(client.certPem) };
  const key = { 'client-key-data': base64(client.keyPem) };
  return [
    user('a token', { token: 'secret-token' }),
    user('a token with a line break at its end', { token: 'secret-token\n' }),
    user('a token of digits', { token: 1234567 }),
    user('no credential at all', {}),
    user('an empty token', { token: '' }),
    user('a token file', { tokenFile: 'token' }),
    user('a token file by absolute path', { tokenFile: client.certFile.replace('tls.crt', 'tls.csr') }),
    user('a token file that is missing', { tokenFile: 'nowhere' }),
    user('an empty token file', { tokenFile: 'empty' }),
    user('a blank token file', { tokenFile: 'blank' }),
    user('a token file of two lines', { tokenFile: 'two-lines' }),
    user('a token file that is a folder', { tokenFile: '.' }),
    user('a token and a token file', { token: 'secret-token', tokenFile: 'token' }),
    user('a token and a missing token file', { token: 'secret-token', tokenFile: 'nowhere' }),
    user('a token and an empty token file', { token: 'secret-token', tokenFile: 'empty' }),
    user('name and password', { username: 'maria', password: 'pass:wörd' }),
    user('a name alone', { username: 'maria' }),
    user('a password alone', { password: 'secret' }),
    user('token and password', { token: 't', username: 'maria', password: 'secret' }),
    user('token and password without name', { token: 't', password: 'secret' }),
    user('token file and password', { tokenFile: 'token', username: 'maria', password: 'secret' }),
    user('a client certificate', { ...cert, ...key }),
    user('a client certificate in files', { 'client-certificate': 'tls.crt', 'client-key': 'tls.key' }),
    user('a client certificate by absolute path', {
      ...{ 'client-certificate': client.certFile, 'client-key': client.keyFile },
    }),
    user('certificate inside, key in a file', { ...cert, 'client-key': 'tls.key' }),
    user('certificate in a file, key inside', { 'client-certificate': 'tls.crt', ...key }),
    user('a certificate without key', cert),
    user('a key without certificate', key),
    user('a key without certificate beside a token', { ...key, token: 'secret-token' }),
    user('a key of another certificate', { ...cert, 'client-key-data': base64(other.keyPem) }),
    user('a certificate twice', { ...cert, ...key, 'client-certificate': 'tls.crt' }),
    user('a key twice', { ...cert, ...key, 'client-key': 'tls.key' }),
    user('a certificate file that is missing', { 'client-certificate': 'nowhere', ...key }),
    user('a key file that is missing', { ...cert, 'client-key': 'nowhere' }),
    user('a key file that is missing beside a token', { 'client-key': 'nowhere', token: 'secret-token' }),
    user('a certificate of rubbish', { 'client-certificate-data': base64('rubbish'), ...key }),
    user('a key of rubbish', { ...cert, 'client-key-data': base64('rubbish') }),
    user('a certificate that is no base64', { 'client-certificate-data': '***', ...key }),
    user('certificate and token', { ...cert, ...key, token: 'secret-token' }),
    user('certificate and password', { ...cert, ...key, username: 'maria', password: 'secret' }),
    user('a certificate that has ended', {
      'client-certificate-data': base64(world.expired.certPem),
      'client-key-data': base64(world.expired.keyPem),
    }),
    single(
      'a certificate over plain http',
      config({ server: `http://127.0.0.1:${world.httpPort}` }, { ...cert, ...key }),
    ),
    single(
      'a missing certificate file over plain http',
      config({ server: `http://127.0.0.1:${world.httpPort}` }, { 'client-certificate': 'nowhere', ...key }),
    ),
  ];
}

/** Cases about acting as somebody else. */
export function impersonationCases(world: World): readonly Case[] {
  const as = (title: string, fields: Record<string, unknown>) =>
    single(title, config(goodCluster(world), { token: 'secret-token', ...fields }));
  return [
    as('acting as somebody', { as: 'nora' }),
    as('acting as somebody in groups', { as: 'nora', 'as-groups': ['a', 'b'] }),
    as('acting as somebody with UID', { as: 'nora', 'as-uid': '42' }),
    as('acting as somebody with more', {
      as: 'nora',
      'as-user-extra': { scopes: ['view', 'edit'], 'example.org/Reason why': ['x'] },
    }),
    as('a UID that is a number', { as: 'nora', 'as-uid': 42 }),
    as('groups without name', { 'as-groups': ['a'] }),
    as('a UID without name', { 'as-uid': '42' }),
    as('more without name', { 'as-user-extra': { scopes: ['view'] } }),
    as('groups that are no list', { as: 'nora', 'as-groups': 'a' }),
    as('more that is no list', { as: 'nora', 'as-user-extra': { scopes: 'view' } }),
    as('acting as nobody', { as: '' }),
    as('acting without a credential', { token: '', as: 'nora' }),
    single(
      'acting as somebody over plain http',
      config({ server: `http://127.0.0.1:${world.httpPort}` }, { token: 't', as: 'nora' }),
    ),
  ];
}

/** Cases about exec plugins and the old auth-provider. */
export function execCases(world: World): readonly Case[] {
  const v1 = 'client.authentication.k8s.io/v1';
  const good = { apiVersion: v1, command: 'plugin-token', interactiveMode: 'Never' };
  const exec = (title: string, fields: Record<string, unknown>, user = {}, more: Partial<Case> = {}): Case =>
    single(title, config(goodCluster(world), { exec: { ...good, ...fields }, ...user }), more);
  const kuberc = (title: string, policy: Record<string, unknown>): Case => ({
    ...exec(title, {}),
    files: {
      config: config(goodCluster(world), { exec: good }),
      '.kube/kuberc': JSON.stringify({
        apiVersion: 'kubectl.config.k8s.io/v1beta1',
        kind: 'Preference',
        ...policy,
      }),
    },
  });
  return [
    exec('a plugin', {}),
    exec('a plugin of the old version', { apiVersion: `${v1}beta1`, command: 'plugin-old' }),
    exec('a plugin of the old version without mode', {
      ...{ apiVersion: `${v1}beta1`, command: 'plugin-old', interactiveMode: undefined },
    }),
    exec('a plugin of the oldest version', { apiVersion: `${v1}alpha1` }),
    exec('a plugin of no version', { apiVersion: undefined }),
    exec('a plugin without mode', { interactiveMode: undefined }),
    exec('a plugin that would like a terminal', { interactiveMode: 'IfAvailable' }),
    exec('a plugin that needs a terminal', { interactiveMode: 'Always' }),
    exec('a plugin of an unknown mode', { interactiveMode: 'Sometimes' }),
    exec('a plugin without command', { command: '' }),
    exec('a plugin by absolute path', { command: `${world.plugins}/plugin-token` }),
    { ...exec('a plugin beside the file', { command: './bin/it' }), files: { ...besides(world, good) } },
    exec('a plugin that is missing', { command: 'plugin-nowhere' }),
    exec('a plugin that may not run', { command: `${world.plugins}/plugin-not-executable` }),
    exec('a plugin that fails', { command: 'plugin-fails' }),
    exec('a plugin that prints rubbish', { command: 'plugin-rubbish' }),
    exec('a plugin that prints nothing', { command: 'plugin-silent' }),
    exec('a plugin that answers nothing', { command: 'plugin-empty' }),
    exec('a plugin that answers in the old version', { command: 'plugin-old' }),
    exec('a plugin that answers a certificate', { command: 'plugin-certificate' }),
    exec('a plugin that answers half a certificate', { command: 'plugin-half' }),
    exec('a plugin that answers an ended token', { command: 'plugin-ended' }),
    exec('a plugin that talks', { command: 'plugin-noisy' }),
    exec('arguments and environment', {
      command: 'plugin-echo',
      args: ['--one two; $(three)'],
      env: [{ name: 'WHO', value: 'me & you' }],
    }),
    exec('an argument that is a number', { args: [1] }),
    exec('an environment variable without name', { env: [{ name: '', value: 'x' }] }),
    exec('a plugin that is told the cluster', { command: 'plugin-info', provideClusterInfo: true }),
    exec('a plugin that is not told the cluster', { command: 'plugin-info' }),
    exec('a plugin beside a token', { command: 'plugin-fails' }, { token: 'secret-token' }),
    exec('a plugin beside a certificate', { command: 'plugin-fails' }, certificate(world)),
    exec('a wrong plugin beside a token', { command: '' }, { token: 'secret-token' }),
    exec('a plugin beside an auth-provider', {}, { 'auth-provider': { name: 'oidc', config: {} } }),
    exec(
      'a plugin over plain http',
      {},
      {},
      {
        files: { config: config({ server: `http://127.0.0.1:${world.httpPort}` }, { exec: good }) },
      },
    ),
    kuberc('kuberc allows all', { credentialPluginPolicy: 'AllowAll' }),
    kuberc('kuberc denies all', { credentialPluginPolicy: 'DenyAll' }),
    kuberc('kuberc lists the plugin', allowlist('plugin-token')),
    kuberc('kuberc lists the plugin by path', allowlist(`${world.plugins}/plugin-token`)),
    kuberc('kuberc lists another plugin', allowlist('plugin-old')),
    kuberc('kuberc lists nothing', { credentialPluginPolicy: 'Allowlist', credentialPluginAllowlist: [] }),
    kuberc('kuberc has a list without policy', { credentialPluginAllowlist: [{ command: 'plugin-token' }] }),
    kuberc('kuberc has an unknown policy', { credentialPluginPolicy: 'Perhaps' }),
    single('the auth-provider gcp', config(goodCluster(world), { 'auth-provider': { name: 'gcp' } })),
    single('the auth-provider azure', config(goodCluster(world), { 'auth-provider': { name: 'azure' } })),
    single('an unknown auth-provider', config(goodCluster(world), { 'auth-provider': { name: 'none' } })),
  ];
}

function allowlist(command: string): Record<string, unknown> {
  return { credentialPluginPolicy: 'Allowlist', credentialPluginAllowlist: [{ command }] };
}

function certificate({ client }: World): Record<string, unknown> {
  return {
    'client-certificate-data': base64(client.certPem),
    'client-key-data': base64(client.keyPem),
  };
}

function besides(world: World, good: Record<string, unknown>): Record<string, string> {
  return {
    config: config(goodCluster(world), { exec: { ...good, command: './bin/it' } }),
    'bin/it': `#!/bin/sh\nexec ${world.plugins}/plugin-token\n`,
  };
}
