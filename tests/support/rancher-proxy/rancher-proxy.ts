// A TLS proxy in front of an API server that knows only its own tokens, at a path of its own, as Rancher's does.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ClusterAccess } from '../control-plane/cluster-access.ts';
import { makeCertificate } from '../fault-proxy/presented-certificates.ts';
import { Upstream } from '../fault-proxy/upstream.ts';

const clusterPath = '/k8s/clusters/c-m-7x2kq9ld';
const refusal = JSON.stringify({
  type: 'error',
  status: '401',
  message: 'Unauthorized 401: must authenticate',
});

/** A running proxy. It lives in the test's own process. */
export class RancherProxy {
  readonly #access: ClusterAccess;
  readonly #server: Server;
  readonly #upstream: Upstream;
  readonly #token = `token-${randomBytes(3).toString('hex')}:${randomBytes(27).toString('hex')}`;

  constructor(access: ClusterAccess, server: Server) {
    this.#access = access;
    this.#server = server;
    this.#upstream = new Upstream(access.url, access.caPem);
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  /** Writes the kubeconfig that Rancher hands out: its address with the cluster's path, and a token of its own. */
  writeKubeconfig(): Promise<string> {
    // A server that listens on TCP has an AddressInfo.
    const { port } = this.#server.address() as AddressInfo;
    const server = `https://127.0.0.1:${port}${clusterPath}`;
    return this.#access.writeKubeconfig('admin', { auth: 'none', server, user: { token: this.#token } });
  }

  /** Closes the proxy and all its connections. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#upstream.close();
    await once(this.#server, 'close', { signal: AbortSignal.timeout(5000) });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers } = request;
    if (headers.authorization !== `Bearer ${this.#token}` || !url.startsWith(`${clusterPath}/`)) {
      response.writeHead(401, { 'content-type': 'application/json' }).end(refusal);
      return;
    }
    request.url = url.slice(clusterPath.length);
    headers.authorization = `Bearer ${this.#access.token('admin')}`;
    // Either side may go away.
    await this.#upstream.pass(request, response).catch(() => response.destroy());
  }
}

/** Starts a proxy in front of a control plane, with a certificate of its authority. */
export async function startRancherProxy(access: ClusterAccess): Promise<RancherProxy> {
  const { certPem: cert, keyPem: key } = await makeCertificate(access, 'good');
  const server = createServer({ cert, key });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening', { signal: AbortSignal.timeout(5000) });
  return new RancherProxy(access, server);
}
