// Azure's naming rules for the parts of an address in the portal; no schemas, so that the form can check as one types.

const uuid = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/**
 * Rules of each part: Azure documentation, naming rules for resources (Microsoft.Resources/resourceGroups,
 * Microsoft.Kubernetes/connectedClusters).
 */
export const portalPatterns = {
  subscription: uuid,
  resourceGroup: /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u,
  name: /^[A-Za-z0-9_.-]{1,63}$/,
  tenant: uuid,
} as const;
export type PortalPart = keyof typeof portalPatterns;

/** The parts in the order in which people know them. */
export const PORTAL_PARTS: readonly PortalPart[] = ['subscription', 'resourceGroup', 'name', 'tenant'];

/** True for the object id of a user, group or other thing of Azure. */
export function isAzureId(text: string): boolean {
  return uuid.test(text);
}
