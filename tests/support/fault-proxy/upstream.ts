// Passes a request on to the API server behind the fault proxy.
import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** The real API server, over kept-alive connections. A client certificate cannot be passed on; tokens are. */
export class Upstream {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, caPem: string) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, ca: caPem });
  }

  /** Passes request and answer through as they are, with more headers on the answer. Ends early with the client. */
  async pass(from: IncomingMessage, to: ServerResponse, headers: OutgoingHttpHeaders = {}): Promise<void> {
    const answer = await this.#send(from, to);
    to.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...headers });
    await pipeline(answer, to);
  }

  /** Passes the request on, answers with the first half of the body and drops the connection. */
  async passHalf(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const answer = await this.#send(from, to);
    const body = await buffer(answer);
    const { 'transfer-encoding': _chunked, ...headers } = answer.headers;
    to.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': body.length });
    to.write(body.subarray(0, body.length / 2), () => to.destroy());
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }

  #send(from: IncomingMessage, to: ServerResponse): Promise<IncomingMessage> {
    const options: RequestOptions = { method: from.method, headers: from.headers, agent: this.#agent };
    return new Promise((resolve, reject) => {
      if (to.closed) throw new Error('the client has gone');
      const passed = request(`${this.#url}${from.url ?? ''}`, options, resolve);
      passed.once('error', reject);
      to.once('close', () => passed.destroy());
      from.pipe(passed);
    });
  }
}
