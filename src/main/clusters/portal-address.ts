// The page of a connected cluster in the Azure portal.
import type { PortalCloud, PortalPlace } from '../../shared/azure.ts';
import { PORTAL_PARTS, portalPatterns } from '../../shared/azure-names.ts';
import type { Arc } from '../../shared/cluster.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';

const hosts = {
  public: 'portal.azure.com',
  'us-government': 'portal.azure.us',
  china: 'portal.azure.cn',
} as const satisfies Record<PortalCloud, string>;

/**
 * The address of the cluster's page: what the cluster tells, and for what it does not tell what the user filled in.
 * Every part is checked against Azure's own naming rules. Fails with `not-arc` where a part is not known, or `invalid`
 * naming the part.
 */
export function portalAddress(
  arc: Arc | undefined,
  filled: PortalPlace,
  defaultCloud: PortalCloud,
): Result<string> {
  const told = arc?.state === 'connected' || arc?.state === 'incomplete' ? arc.details : undefined;
  const parts = PORTAL_PARTS.map((part) => [part, told?.[part] ?? filled[part]] as const);
  const found = new Map<string, string>();
  for (const [part, value] of parts) {
    if (value === undefined) return failed({ code: 'not-arc' });
    if (!portalPatterns[part].test(value)) return failed({ code: 'invalid', field: part });
    found.set(part, encodeURIComponent(value));
  }
  const resource = [
    ...['subscriptions', found.get('subscription'), 'resourceGroups', found.get('resourceGroup')],
    ...['providers', 'Microsoft.Kubernetes', 'connectedClusters', found.get('name')],
  ].join('/');
  const host = hosts[filled.cloud ?? defaultCloud];
  return ok(`https://${host}/#@${found.get('tenant') ?? ''}/resource/${resource}`);
}

/** Whether the user filled in all that an address needs. */
export function isWhole(filled: PortalPlace): boolean {
  return PORTAL_PARTS.every((part) => filled[part] !== undefined);
}
