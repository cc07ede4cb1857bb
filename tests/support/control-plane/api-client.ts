// The rig's own plain client of the Kubernetes API: JSON over kept-alive connections, signed in by token.
import { Agent, request } from 'undici';

const limitMs = 30_000;

/** An answer of the API server; `body` is parsed JSON, or the text where it is none. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends requests as one user. Idle connections do not keep the process alive. */
export class ApiClient {
  readonly #url: string;
  readonly #token: string;
  readonly #agent: Agent;

  constructor(url: string, caPem: string, token: string) {
    this.#url = url;
    this.#token = token;
    this.#agent = new Agent({
      connections: 24,
      connect: { ca: caPem },
      headersTimeout: limitMs,
      bodyTimeout: limitMs,
    });
  }

  /** Sends one request. Any status is an answer; throws only when no answer comes. A PATCH is a JSON merge patch. */
  async send(method: Method, path: string, body?: unknown): Promise<ApiAnswer> {
    const answer = await request(`${this.#url}${path}`, {
      method,
      dispatcher: this.#agent,
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/json',
        'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: parsed(await answer.body.text()) };
  }

  /** Creates an object. Throws when the server refuses it. */
  async create(path: string, object: unknown): Promise<void> {
    const { status, body } = await this.send('POST', path, object);
    if (status >= 400) throw new Error(`POST ${path}: ${status} ${messageOf(body)}`);
  }

  /** Creates an object unless there is one of that name. Throws when the server refuses it for another reason. */
  async ensure(path: string, object: unknown): Promise<void> {
    const { status, body } = await this.send('POST', path, object);
    if (status >= 400 && status !== 409) throw new Error(`POST ${path}: ${status} ${messageOf(body)}`);
  }

  /** Closes all connections. */
  close(): Promise<void> {
    return this.#agent.close();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messageOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
}
