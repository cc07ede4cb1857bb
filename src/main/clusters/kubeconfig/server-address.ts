// Server and proxy addresses of a kubeconfig, judged as client-go judges them.

/** Where requests go. */
export type ServerAddress = {
  /** `http://` or `https://`, host, port, perhaps a path; no slash at the end, no user info. */
  readonly url: string;
  readonly tls: boolean;
};

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i;

/**
 * The address that kubectl uses for a `server` (rest.DefaultServerURL): without a scheme it is plain http, and then
 * may have no path. `undefined` where kubectl refuses it.
 */
export function serverAddress(server: string): ServerAddress | undefined {
  const absolute = ABSOLUTE.test(server);
  const text = absolute ? server : `http://${server}`;
  if (/\s/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (!absolute && url.pathname !== '/') return undefined;
  const path = url.pathname.replace(/\/+$/, '');
  return { url: `${url.protocol}//${url.host}${path}`, tls: url.protocol === 'https:' };
}

/** A `proxy-url` that kubectl takes: http, https or socks5. `undefined` where it refuses it. */
export function proxyAddress(proxy: string): string | undefined {
  const scheme = ABSOLUTE.exec(proxy)?.[1]?.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https' && scheme !== 'socks5') return undefined;
  return /\s/.test(proxy) || !URL.canParse(proxy) ? undefined : proxy;
}
