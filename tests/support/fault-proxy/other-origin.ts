// Another origin that redirects lead to; it tells whether a credential ever reached it.
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../certificates/authority.ts';
import type { SeenRequest } from './faults.ts';
import { seenRequest } from './seen-request.ts';

/** A TLS server with a certificate of the control plane's authority. It asks for a client certificate and takes any. */
export class OtherOrigin {
  /** Every request that arrived. */
  readonly requests: SeenRequest[] = [];
  readonly #server: Server;

  private constructor(certificate: Certificate) {
    const { certPem: cert, keyPem: key } = certificate;
    this.#server = createServer(
      { cert, key, requestCert: true, rejectUnauthorized: false },
      (request, response) => {
        this.requests.push(seenRequest(request));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"kind":"APIVersions"}');
      },
    );
  }

  /** Starts the server on a free port of loopback. */
  static async start(certificate: Certificate): Promise<OtherOrigin> {
    const origin = new OtherOrigin(certificate);
    origin.#server.listen(0, '127.0.0.1');
    await once(origin.#server, 'listening', { signal: AbortSignal.timeout(5000) });
    return origin;
  }

  /** For example `https://localhost:41235`: another port and another name than the proxy's. */
  get url(): string {
    // A server that listens on TCP has an AddressInfo.
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether a token or a client certificate ever arrived. */
  get gotCredential(): boolean {
    return this.requests.some(({ authorization, clientCertificate }) => authorization || clientCertificate);
  }

  /** Closes the server and its connections. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close', { signal: AbortSignal.timeout(5000) });
  }
}
