// Settings that an administrator of the machine gives to everyone on it; nobody changes them in the app.
import { z } from 'zod';
import { PortalPlace } from './azure.ts';
import { list, text } from './bounded.ts';
import { AppError } from './ipc/result.ts';
import { LONGEST_LIFETIME_SECONDS, SHORTEST_LIFETIME_SECONDS } from './lifetime.ts';
import { Keep } from './token.ts';

export const Managed = z.strictObject({
  /** Presets and ClusterRoles by name that may be granted; absent: any. */
  roles: list(text(253).min(1), 100).min(1).optional(),
  longestLifetimeSeconds: z.int().min(SHORTEST_LIFETIME_SECONDS).max(LONGEST_LIFETIME_SECONDS).optional(),
  /** Whether tokens may be issued that never expire. */
  neverExpiring: z.boolean().default(true),
  /** Where a token may be kept; absent: anywhere. The first is the default. */
  keep: list(Keep, 3).min(1).optional(),
  /** Where clusters are in Azure, by the address of their server. */
  clusters: list(z.strictObject({ server: text(500).min(1), portal: PortalPlace }), 1000).default([]),
});
export type Managed = z.infer<typeof Managed>;

/** `broken`: it is there and cannot be used; then nothing is issued. */
export const ManagedState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('managed'), file: text(1000), managed: Managed }),
  z.strictObject({ state: z.literal('broken'), file: text(1000), error: AppError }),
]);
export type ManagedState = z.infer<typeof ManagedState>;
