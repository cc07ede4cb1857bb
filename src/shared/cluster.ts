// A cluster as the window shows it: context, reachability, identity, permissions, Azure Arc.
import { z } from 'zod';
import { Count, list, text, Time } from './bounded.ts';
import { ClusterId, ContextId, FileId } from './ids.ts';
import { PortalPlace } from './azure.ts';
import { AppError } from './ipc/result.ts';
import { Route } from './token.ts';

export const Distribution = z.enum(['k3s', 'rke2', 'eks', 'gke', 'aks', 'openshift', 'kubernetes']);
export type Distribution = z.infer<typeof Distribution>;

export const Reach = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({ state: z.literal('probing') }),
  z.strictObject({
    state: z.literal('reachable'),
    at: Time,
    latencyMs: Count,
    /** `gitVersion` of /version, where the server tells strangers. */
    version: text(100).optional(),
    distribution: Distribution.optional(),
    /** Behind a Rancher proxy path: the server refuses a service account token there. */
    rancher: z.boolean(),
  }),
  z.strictObject({ state: z.literal('unreachable'), at: Time, error: AppError }),
]);
export type Reach = z.infer<typeof Reach>;

export const Credential = z.strictObject({
  kind: z.enum(['token', 'token-file', 'client-certificate', 'basic', 'exec', 'auth-provider', 'none']),
  /** End of the client certificate, read locally. */
  certificateExpiresAt: Time.optional(),
  impersonates: text(253).optional(),
});

export const ClusterRow = z.strictObject({
  contextId: ContextId,
  clusterId: ClusterId,
  fileId: FileId,
  /** Name of the context. */
  name: text(253),
  /** Short path of the file, such as ~/.kube/config. */
  file: text(1000),
  current: z.boolean(),
  server: text(500),
  namespace: text(63).optional(),
  credential: Credential,
  /** Traffic that others could read or change: no certificate check, or no TLS at all. */
  insecure: z.enum(['no', 'skip-verify', 'plain-http']),
  /** The configuration of this context is refused (the verdict that kubectl gives). */
  problem: AppError.optional(),
  reach: Reach,
  arc: z.enum(['yes', 'no', 'unknown']),
  /** Tokens kept here and the next end among them; `never` where all live for ever. */
  tokens: Count,
  nextExpiry: z.union([Time, z.literal('never')]).optional(),
  /** Other contexts with the same cluster UID at another server: a cloned or restored cluster. */
  sameUidElsewhere: list(text(253), 20),
});
export type ClusterRow = z.infer<typeof ClusterRow>;

/** What an operator may do, asked of the server. */
export const PermissionId = z.enum([
  'service-accounts',
  'issue-tokens',
  'secrets',
  'bindings',
  'roles',
  'namespaces',
  'token-reviews',
  'access-reviews',
]);
export type PermissionId = z.infer<typeof PermissionId>;
export const Permission = z.strictObject({
  id: PermissionId,
  verdict: z.enum(['held', 'missing', 'unknown']),
  /** Absent: asked for all namespaces. */
  namespace: text(63).optional(),
});
export type Permission = z.infer<typeof Permission>;

export const ArcDetails = z.strictObject({
  subscription: text(100).optional(),
  resourceGroup: text(200).optional(),
  name: text(200).optional(),
  region: text(100).optional(),
  tenant: text(100).optional(),
  /** Marked as made by the demo. */
  sample: z.boolean(),
});
export type ArcDetails = z.infer<typeof ArcDetails>;

/** One of the deployments that cluster connect needs. */
export const ArcAgent = z.strictObject({
  name: text(100),
  state: z.enum(['available', 'not-available', 'missing', 'unknown']),
  available: Count,
  wanted: Count,
});
export type ArcAgent = z.infer<typeof ArcAgent>;

/** What the agents keep of themselves in the cluster. */
export const ArcHealth = z.strictObject({
  state: z.enum(['read', 'absent', 'not-permitted', 'unknown']),
  /** Last sign of life at Azure. */
  lastConnectivityAt: Time.optional(),
  agentVersion: text(100).optional(),
  /** End of the identity certificate; without it the cluster has to be connected anew. */
  identityExpiresAt: Time.optional(),
  proxyCertificate: z.enum(['there', 'missing', 'unknown']),
});
export type ArcHealth = z.infer<typeof ArcHealth>;

const agents = list(ArcAgent, 10).default([]);
const health = ArcHealth.default({ state: 'unknown', proxyCertificate: 'unknown' });

export const Arc = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('connected'), details: ArcDetails, agents, health }),
  z.strictObject({
    state: z.literal('incomplete'),
    details: ArcDetails,
    agents,
    health,
    missing: list(text(100), 10),
  }),
  z.strictObject({ state: z.literal('not-arc') }),
  z.strictObject({ state: z.literal('not-permitted') }),
  z.strictObject({ state: z.literal('unknown'), error: AppError }),
]);
export type Arc = z.infer<typeof Arc>;

export const RouteOffer = z.strictObject({
  route: Route,
  verdict: z.enum(['recommended', 'available', 'unavailable', 'unknown']),
  why: z.enum(['expires', 'never-expires', 'not-served', 'not-permitted', 'not-made-by-server']),
});
export type RouteOffer = z.infer<typeof RouteOffer>;

export const ClusterDetail = z.strictObject({
  contextId: ContextId,
  clusterId: ClusterId,
  /** Who the server says we are; `unknown` where it will not say. */
  user: z.strictObject({ name: text(500), groups: list(text(500), 100), known: z.boolean() }),
  /** UID of kube-system, where it may be read. */
  uid: text(100).optional(),
  permissions: list(Permission, 20),
  routes: list(RouteOffer, 3),
  arc: Arc,
  /** What the user filled in for its page in the portal. */
  portal: PortalPlace,
  /** Longest lifetime that this server was seen to grant, seconds. */
  lifetimeCapSeconds: Count.optional(),
  openedAt: Time,
});
export type ClusterDetail = z.infer<typeof ClusterDetail>;

export const FileRow = z.strictObject({
  fileId: FileId,
  path: text(1000),
  label: text(1000),
  source: z.enum(['environment', 'default', 'added']),
  contexts: Count,
  problem: AppError.optional(),
});
export type FileRow = z.infer<typeof FileRow>;
