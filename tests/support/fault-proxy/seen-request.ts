// Records a request without its credentials.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { SeenRequest } from './faults.ts';

/** Method, path, and whether there was a credential of either kind. */
export function seenRequest(request: IncomingMessage): SeenRequest {
  const { socket } = request;
  const certificate = socket instanceof TLSSocket ? socket.getPeerCertificate() : undefined;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization !== undefined,
    clientCertificate: certificate !== undefined && Object.keys(certificate).length > 0,
  };
}
