// The DevTools protocol over Chromium's pipe: typed commands, and events by session.
import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;

/** An event of the protocol; `method` tells what `params` holds. */
export type CdpEvent = {
  [M in keyof Events]: { readonly method: M; readonly params: Events[M] extends [infer P] ? P : undefined };
}[keyof Events];

/** Parameters of a command. */
export type CdpParams<M extends keyof Commands> = Commands[M]['paramsType'] extends [(infer P)?]
  ? P
  : undefined;

interface Pending {
  readonly method: string;
  readonly settle: (result: unknown, error?: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly error?: { readonly message: string };
  readonly result?: unknown;
}

const answerLimitMs = 60_000;

/** One connection. Sessions are flat: '' is the browser's own. Source: https://chromedevtools.github.io/devtools-protocol/ */
export class Cdp {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, (event: CdpEvent) => void>();
  private readonly output: Writable;
  private parts: Buffer[] = [];
  private last = 0;
  private ended = false;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    input.on('data', (chunk: Buffer) => this.take(chunk));
    input.on('close', () => this.end());
    output.on('error', () => this.end());
  }

  /** Runs a command; rejects with Chromium's words, when the pipe ends, or after a minute. */
  send<M extends keyof Commands>(
    method: M,
    params?: CdpParams<M>,
    sessionId?: string,
  ): Promise<Commands[M]['returnType']> {
    const id = ++this.last;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(
        () => settle(undefined, new Error('no answer within a minute')),
        answerLimitMs,
      );
      timer.unref();
      const settle = (result: unknown, error?: Error) => {
        clearTimeout(timer);
        this.pending.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      };
      if (this.ended) settle(undefined, new Error('Chromium has ended'));
      else this.pending.set(id, { method, settle });
    });
    if (!this.ended) this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer as Promise<Commands[M]['returnType']>; // The protocol pairs each method with this answer.
  }

  /** Like `send`, where a failure says only that the target has gone. */
  async attempt<M extends keyof Commands>(
    method: M,
    params?: CdpParams<M>,
    sessionId?: string,
  ): Promise<void> {
    await this.send(method, params, sessionId).catch(() => undefined);
  }

  /** Gives the events of a session ('' for the browser's) to `listener`. */
  listen(sessionId: string, listener: (event: CdpEvent) => void): void {
    this.listeners.set(sessionId, listener);
  }

  /** Drops a session that has ended. */
  forget(sessionId: string): void {
    this.listeners.delete(sessionId);
  }

  private take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.parts.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.parts).toString();
      this.parts = [];
      start = end + 1;
      this.handle(text);
    }
    if (start < chunk.length) this.parts.push(chunk.subarray(start));
  }

  private handle(text: string): void {
    const message = JSON.parse(text) as Message & CdpEvent; // The protocol's two kinds of message.
    if (message.id === undefined) {
      this.listeners.get(message.sessionId ?? '')?.(message);
      return;
    }
    const error = message.error && new Error(message.error.message);
    this.pending.get(message.id)?.settle(message.result, error);
  }

  private end(): void {
    this.ended = true;
    for (const { settle } of [...this.pending.values()]) settle(undefined, new Error('Chromium has ended'));
  }
}
