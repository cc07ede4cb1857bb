// Finds free TCP ports on loopback.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Ports that were free a moment ago, all different. Another program may still take one: try again then. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(
    servers.map((server) => once(server, 'listening', { signal: AbortSignal.timeout(5000) })),
  );
  // A server that listens on TCP has an AddressInfo.
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return ports;
}
