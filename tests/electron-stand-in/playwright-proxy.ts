// Stands before Chromium's DevTools port, so that the driver reads app:// where Chromium says https.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import type { Schemes } from './schemes.ts';

const plain = { perMessageDeflate: false, maxPayload: 0 };

/** Listens on loopback and passes every message on, translated; returns the address for the driver. */
export async function startPlaywrightProxy(
  chromium: string,
  port: number,
  schemes: Schemes,
): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, ...plain });
  await once(server, 'listening', { signal: AbortSignal.timeout(10_000) });
  server.on('connection', (driver) => connect(driver, chromium, schemes));
  const address = server.address() as AddressInfo; // A TCP server's address has a port.
  return `ws://127.0.0.1:${address.port}/devtools/browser/stand-in`;
}

function connect(driver: WebSocket, chromium: string, schemes: Schemes): void {
  const browser = new WebSocket(chromium, plain);
  const early: string[] = [];
  driver.on('message', (data) => {
    const text = schemes.textToWeb(toText(data));
    if (browser.readyState === WebSocket.OPEN) browser.send(text);
    else early.push(text);
  });
  browser.on('open', () => {
    for (const text of early) browser.send(text);
  });
  browser.on('message', (data) => driver.send(schemes.toApp(toText(data))));
  driver.on('close', () => browser.close());
  browser.on('close', () => driver.close());
  driver.on('error', () => browser.close());
  browser.on('error', () => driver.close());
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}
