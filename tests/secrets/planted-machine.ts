// Kubeconfigs in which everything secret is planted: tokens, keys, passwords, and servers and programs that repeat them.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ControlPlane } from '../support/control-plane/control-plane.ts';
import { answering, writePluggedKubeconfig } from '../support/exec-plugin.ts';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy/fault-proxy.ts';
import type { Canaries } from './canaries.ts';

export type PlantedMachine = {
  readonly kubeconfigs: readonly string[];
  readonly proxy: FaultProxy;
  readonly stop: () => Promise<void>;
};

const planted = () => `planted${randomBytes(24).toString('hex')}`;

/** Writes them all below `folder`, which is not searched. */
export async function plantMachine(
  controlPlane: ControlPlane,
  canaries: Canaries,
  folder: string,
): Promise<PlantedMachine> {
  const secret = (name: string) => {
    const value = planted();
    canaries.add(name, value);
    return value;
  };
  canaries.add('admin’s token in a kubeconfig', controlPlane.token('admin'));
  const proxy = await startFaultProxy(controlPlane);
  const echo = await startEcho();
  const write = async (name: string, text: string) => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'config'), text, { mode: 0o600 });
    return join(folder, name, 'config');
  };
  const speaking = secret('token in the output of an exec plugin that fails');
  const plugin = async (name: string, script: string) => {
    await mkdir(join(folder, name), { recursive: true });
    return renamed(await writePluggedKubeconfig(controlPlane, join(folder, name), { script }), name);
  };
  const kubeconfigs = [
    await controlPlane.writeKubeconfig('admin', { context: 'direct', auth: 'token' }),
    await controlPlane.writeKubeconfig('admin', { context: 'faulty', auth: 'token', server: proxy.url }),
    await write(
      'echo',
      simple('echo', echo.url, { token: secret('token that a server repeats in its error') }),
    ),
    await write(
      'basic',
      simple('basic', echo.url, { username: 'maria', password: secret('password that a server repeats') }),
    ),
    await write(
      'through-proxy',
      simple(
        'through-proxy',
        controlPlane.url,
        { token: secret('token behind a proxy') },
        `http://u:${secret('password of a proxy')}@127.0.0.1:9`,
      ),
    ),
    await write(
      'broken',
      `apiVersion: v1\nusers:\n- name: a\n  user:\n    token: ${secret('token in a broken file')}\n   bad: [\n`,
    ),
    await write(
      'wrong',
      stringify({ apiVersion: 'v1', kind: 'Config', users: secret('token where a list belongs') }),
    ),
    await write(
      'key',
      simple('key', controlPlane.url, {
        'client-certificate-data': Buffer.from('x').toString('base64'),
        'client-key-data': secret('a client key'),
      }),
    ),
    await plugin('plugged', answering(controlPlane.token('admin'), 3600)),
    await plugin('speaking', `echo ${speaking}; echo "no token ${speaking}" >&2; exit 3`),
    await plugin('rubbish', `echo '{"status":{"token":"${speaking}"'`),
  ];
  return {
    kubeconfigs,
    proxy,
    stop: async () => {
      await proxy.stop();
      await echo.stop();
    },
  };
}

/** Gives the only context of a plugged kubeconfig a name of its own. */
async function renamed(path: string, name: string): Promise<string> {
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('plugged', name), { mode: 0o600 });
  return path;
}

function simple(name: string, server: string, user: Record<string, string>, proxy?: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, ...(proxy === undefined ? {} : { 'proxy-url': proxy }) } }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}

/** A server that says in its refusal whatever it was sent, as careless ones do. */
async function startEcho(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const sent = request.headers.authorization ?? 'nothing';
    const bare = sent.replace(/^\S+ /, '');
    const decoded = Buffer.from(bare, 'base64').toString('latin1');
    response.writeHead(request.url === '/version' ? 200 : 403, {
      'content-type': 'application/json',
      warning: `299 - "you sent ${sent}"`,
    });
    const message = `credential ${bare} (${sent}, ${decoded}) is not allowed`;
    response.end(
      JSON.stringify({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason: 'Forbidden',
        code: 403,
        message,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server has an address, not a path.
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { url: `http://127.0.0.1:${port}`, stop };
}
