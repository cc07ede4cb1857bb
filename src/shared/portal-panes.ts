// What the panes of the Azure portal would show to the holder of an account's token.
import { z } from 'zod';
import { list } from './bounded.ts';
import { AppError } from './ipc/result.ts';

/** The kinds that the portal lists (Azure Arc documentation, Kubernetes resource view). */
export const PortalKind = z.enum([
  'namespaces',
  'deployments',
  'pods',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'services',
  'ingresses',
  'persistentvolumeclaims',
  'persistentvolumes',
  'storageclasses',
  'configmaps',
  'secrets',
]);
export type PortalKind = z.infer<typeof PortalKind>;

export const PaneRow = z.strictObject({
  kind: PortalKind,
  /** By SubjectAccessReview: everywhere, in the asked namespaces only, nowhere; or nobody may ask. */
  allowed: z.enum(['yes', 'some', 'no', 'unknown']),
  /** By a call with the token itself; absent where none was made. */
  seen: z.enum(['yes', 'no', 'unknown']).optional(),
});
export type PaneRow = z.infer<typeof PaneRow>;

export const PortalPanes = z.strictObject({
  rows: list(PaneRow, 20),
  /** Why SubjectAccessReviews gave no answer. */
  error: AppError.optional(),
  /** Why no call was made with the token: none was asked for, it is not here, or a proxy swallows it. */
  tokenUsed: z.enum(['yes', 'not-asked', 'not-here', 'proxy']),
});
export type PortalPanes = z.infer<typeof PortalPanes>;
