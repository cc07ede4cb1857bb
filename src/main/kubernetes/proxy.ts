// Which proxy a request takes: Go's rules for HTTPS_PROXY, HTTP_PROXY and NO_PROXY (golang.org/x/net/http/httpproxy).
import { BlockList, isIP } from 'node:net';

export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment asks for, or `undefined`. Loopback addresses and `localhost` never take one. Upper
 * case names win. `NO_PROXY` knows `*`, addresses, CIDR blocks, names with their subdomains, and ports.
 */
export function environmentProxy(server: string, variables: Variables): string | undefined {
  const url = new URL(server);
  const given = url.protocol === 'https:' ? first(variables, 'HTTPS_PROXY') : first(variables, 'HTTP_PROXY');
  // A CGI program may find HTTP_PROXY set by whoever sends a request.
  if (given === '' || (url.protocol === 'http:' && (variables['REQUEST_METHOD'] ?? '') !== ''))
    return undefined;
  const proxy = parsed(given);
  if (proxy === undefined) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return isLoopback(host) || excluded(host, port, first(variables, 'NO_PROXY')) ? undefined : proxy;
}

function first(variables: Variables, name: string): string {
  const upper = variables[name] ?? '';
  return upper === '' ? (variables[name.toLowerCase()] ?? '') : upper;
}

/** Without a scheme it is an http proxy. */
function parsed(proxy: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(proxy) ? proxy : `http://${proxy}`;
  return URL.canParse(text) ? text : undefined;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function excluded(host: string, port: string, noProxy: string): boolean {
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry !== '' && matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const family = isIP(host);
  if (isBlock(entry)) return family !== 0 && inBlock(entry, host);
  const [, bracketed, plain, onlyPort] = /^(?:\[([^\]]*)\]|([^:]*)):([^:]*)$/.exec(entry) ?? [];
  const name = bracketed ?? plain ?? entry;
  const samePort = onlyPort === undefined || onlyPort === '' || onlyPort === port;
  if (name === '') return false;
  if (isIP(name) !== 0)
    return family !== 0 && samePort && inBlock(`${name}/${isIP(name) === 4 ? 32 : 128}`, host);
  if (family !== 0) return false;
  const domain = name.replace(/^\*(?=\.)/, '');
  return (
    samePort &&
    (domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`))
  );
}

function isBlock(entry: string): boolean {
  const [address = '', bits = ''] = entry.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function inBlock(block: string, host: string): boolean {
  const [address = '', bits = ''] = block.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6');
}
