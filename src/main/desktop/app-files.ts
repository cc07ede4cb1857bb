// Answers a request for app://token-desk/…: files of the built renderer and nothing else, with the headers that bind them.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { APP_HOST, APP_SCHEME } from './app-origin.ts';

/** Replaced in pages by the nonce of the response; the build writes it there. */
const NONCE_MARK = '__CSP_NONCE__';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Plain names only: no dot in front, no escapes, so no way out of the folder. */
const safePath = /^(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/;

/**
 * Answers from `folder`. Another host, another method, an unknown kind of file or a name that is not plain is a 404:
 * the window has no business asking for it.
 */
export async function appFile(folder: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const path = url?.pathname === '/' ? '/index.html' : (url?.pathname ?? '');
  const type = types[extname(path)];
  const ours = url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && request.method === 'GET';
  if (!ours || type === undefined || !safePath.test(path)) return notFound();
  const body = await readFile(join(folder, path)).catch(() => undefined);
  if (body === undefined) return notFound();
  if (extname(path) !== '.html') return new Response(new Uint8Array(body), { headers: headers(type) });
  const nonce = randomBytes(18).toString('base64');
  const page = body.toString('utf8').replaceAll(NONCE_MARK, nonce);
  return new Response(page, { headers: { ...headers(type), ...pageHeaders(nonce) } });
}

function notFound(): Response {
  return new Response('', { status: 404, headers: headers('text/plain; charset=utf-8') });
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

/** What a page may do: draw itself from our own files. It reaches no network, frame, worker, plug-in or form target. */
function pageHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Referrer-Policy': 'no-referrer',
    'X-DNS-Prefetch-Control': 'off',
    'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}

const deniedFeatures = [
  'camera',
  'microphone',
  'geolocation',
  'display-capture',
  'usb',
  'serial',
  'hid',
  'midi',
  'payment',
];
