// Names of Azure: what a connected cluster's page in the portal is addressed by, checked by Azure's own naming rules.
import { z } from 'zod';
import { portalPatterns } from './azure-names.ts';

/** The clouds with a portal of their own. A cluster does not know its cloud, so the user chooses. */
export const PortalCloud = z.enum(['public', 'us-government', 'china']);
export type PortalCloud = z.infer<typeof PortalCloud>;

/** What the user filled in for a cluster: its cloud, and the parts that the cluster does not tell. */
export const PortalPlace = z.strictObject({
  cloud: PortalCloud.optional(),
  subscription: z.string().regex(portalPatterns.subscription).optional(),
  resourceGroup: z.string().regex(portalPatterns.resourceGroup).optional(),
  name: z.string().regex(portalPatterns.name).optional(),
  tenant: z.string().regex(portalPatterns.tenant).optional(),
});
export type PortalPlace = z.infer<typeof PortalPlace>;
