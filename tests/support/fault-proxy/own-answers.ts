// The answers that the fault proxy gives by itself.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { RefusalCode } from './faults.ts';

const reasons: Readonly<Record<RefusalCode, string>> = {
  409: 'Conflict',
  422: 'Invalid',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};
const chunk = Buffer.alloc(64 * 1024, 'x');

/** A Kubernetes Status of kind Failure; `retryAfter` in seconds. */
export function sendStatus(to: ServerResponse, code: RefusalCode, retryAfter: number | undefined): void {
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `the fault proxy answers ${code}`,
    reason: reasons[code],
    ...(retryAfter === undefined ? {} : { details: { retryAfterSeconds: retryAfter } }),
    code,
  };
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  to.writeHead(code, { 'content-type': 'application/json', ...wait }).end(JSON.stringify(status));
}

/** A valid JSON text of about so many bytes, as fast as the client reads; stops when the client goes. */
export async function sendHugeBody(to: ServerResponse, bytes: number): Promise<void> {
  to.writeHead(200, { 'content-type': 'application/json' });
  to.write('{"kind":"Status","apiVersion":"v1","message":"');
  const gone = new AbortController();
  to.once('close', () => gone.abort());
  for (let left = bytes; left > 0 && !to.destroyed; left -= chunk.length) {
    if (!to.write(chunk.subarray(0, left))) await once(to, 'drain', { signal: gone.signal });
  }
  to.end('"}');
}

/** Bytes that are neither JSON nor UTF-8. */
export function sendGarbage(to: ServerResponse): void {
  to.writeHead(200, { 'content-type': 'application/json' });
  to.end(
    Buffer.concat([Buffer.from('{"kind":'), Buffer.from([0xff, 0xfe, 0x00, 0x80]), Buffer.from('<html>')]),
  );
}
