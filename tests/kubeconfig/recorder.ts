// Servers that note who comes and with what: TLS, plain HTTP, and proxies in front of both.
import { createHash } from 'node:crypto';
import {
  createServer as createHttp,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer as createTcp, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from '../support/certificates/authority.ts';

/** One request as a server saw it: which server, which user. Secrets as digests only. */
export type Seen = {
  readonly scheme: 'https' | 'http';
  readonly path: string;
  readonly authorization: string;
  readonly certificate: string;
  readonly impersonation: readonly string[];
  readonly proxy: string;
};

/** Notes the last request; all servers listen on loopback. */
export class Recorder {
  readonly #servers: { close(): unknown }[] = [];
  readonly #sockets = new Set<Socket>();
  #seen: Seen | undefined;
  #proxy = '';

  /** The last request since the previous call, if there was one. */
  take(): Seen | undefined {
    const seen = this.#seen;
    this.#seen = undefined;
    this.#proxy = '';
    return seen;
  }

  /** A TLS server that asks for a client certificate and takes any; returns its port. */
  https({ certPem, keyPem }: Certificate): Promise<number> {
    const options = { cert: certPem, key: keyPem, requestCert: true, rejectUnauthorized: false };
    return this.#listen(createHttps(options, this.#answer('https')));
  }

  http(): Promise<number> {
    return this.#listen(createHttp(this.#answer('http')));
  }

  /** An HTTP proxy that leads every tunnel to `httpsPort` and answers plain requests itself. */
  proxy(httpsPort: number, name = 'http'): Promise<number> {
    const forward = this.#answer('http');
    const server = createHttp((request, response) => {
      this.#proxy = noteProxy(name, request);
      forward(request, response);
    });
    return this.#listen(this.#tunnels(server, httpsPort, name));
  }

  /** The same over TLS. */
  tlsProxy({ certPem, keyPem }: Certificate, httpsPort: number): Promise<number> {
    return this.#listen(this.#tunnels(createHttps({ cert: certPem, key: keyPem }), httpsPort, 'https'));
  }

  /** A proxy that wants a password it never gets. */
  refusingProxy(): Promise<number> {
    const server = createHttp((_request, response) => response.writeHead(407).end());
    server.on('connect', (_request, socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    );
    return this.#listen(server);
  }

  /** SOCKS5 without a password (RFC 1928); every connection leads to `httpsPort`. */
  socks(httpsPort: number): Promise<number> {
    return this.#listen(
      createTcp((socket) => {
        socket.once('data', () => {
          socket.write(Buffer.from([5, 0]));
          socket.once('data', () => {
            this.#proxy = 'socks5';
            socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
            this.#join(socket, httpsPort);
          });
        });
      }),
    );
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #answer(scheme: 'https' | 'http'): RequestListener {
    return (request, response) => {
      this.#seen = {
        scheme,
        path: new URL(request.url ?? '/', 'http://any').pathname.replace(/\/$/, ''),
        authorization: digest(request.headers.authorization),
        certificate: request.socket instanceof TLSSocket ? commonName(request.socket) : '',
        impersonation: impersonation(request),
        proxy: this.#proxy,
      };
      response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
      response.end('{"major":"1","minor":"37","gitVersion":"v1.37.2"}');
    };
  }

  #tunnels<Kind extends Server>(server: Kind, httpsPort: number, name: string): Kind {
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      this.#proxy = noteProxy(name, request);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      this.#join(socket, httpsPort);
    });
    return server;
  }

  #join(socket: Socket, port: number): void {
    const onwards = connect(port, '127.0.0.1');
    this.#keep(onwards);
    for (const end of [socket, onwards]) end.on('error', () => end.destroy());
    socket.pipe(onwards).pipe(socket);
  }

  #listen(server: Server | ReturnType<typeof createTcp>): Promise<number> {
    this.#servers.push(server);
    server.on('connection', (socket: Socket) => this.#keep(socket));
    server.on('tlsClientError', () => undefined);
    const { promise, resolve } = Promise.withResolvers<number>();
    // A TCP server that listens has an address with a port.
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    return promise;
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

function noteProxy(name: string, request: IncomingMessage): string {
  return [name, digest(request.headers['proxy-authorization'])].filter(Boolean).join(' ');
}

function digest(text: string | undefined): string {
  return text === undefined ? '' : createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function commonName(socket: TLSSocket): string {
  const { subject } = socket.getPeerCertificate() as { subject?: { CN?: string } };
  return subject?.CN ?? '';
}

function impersonation(request: IncomingMessage): readonly string[] {
  const pairs: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index]?.toLowerCase() ?? '';
    if (name.startsWith('impersonate-')) pairs.push(`${name}: ${request.rawHeaders[index + 1] ?? ''}`);
  }
  return pairs.toSorted();
}
