// The one way to the user's browser: the Azure portal, by https, and no other host.
import { failed, ok, type Result } from '../../shared/ipc/result.ts';

/** The portals of the public, the US government and the China cloud. */
const hosts: ReadonlySet<string> = new Set(['portal.azure.com', 'portal.azure.us', 'portal.azure.cn']);

/** True for an https address of an Azure portal without credentials or port. */
export function mayOpen(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === 'https:' &&
    hosts.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/**
 * Opens `address` with `open` (Electron's shell.openExternal). Refuses any host that is not an Azure portal; a system
 * without a browser is `not-found`.
 */
export async function openExternal(
  address: string,
  open: (address: string) => Promise<void>,
): Promise<Result<void>> {
  if (!mayOpen(address)) return failed({ code: 'refused', reason: 'message' });
  try {
    await open(new URL(address).href);
    return ok(undefined);
  } catch {
    return failed({ code: 'not-found', kind: 'Browser', name: new URL(address).hostname });
  }
}
