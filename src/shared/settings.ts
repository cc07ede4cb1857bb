// Settings: what the user chose once, with a default for each.
import { z } from 'zod';
import { PortalCloud } from './azure.ts';
import { list } from './bounded.ts';
import { DEFAULT_LIFETIME_SECONDS, LONGEST_LIFETIME_SECONDS, SHORTEST_LIFETIME_SECONDS } from './lifetime.ts';
import { RolePreset } from './role.ts';
import { Keep } from './token.ts';

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Seconds until a copied token is cleared from the clipboard. */
  clipboardSeconds: z.int().min(5).max(600).default(30),
  /** The same when the portal is opened with it: Entra and MFA take longer. */
  portalClipboardSeconds: z.int().min(5).max(600).default(120),
  keepOutOfClipboardHistory: z.boolean().default(true),
  lifetimeSeconds: z
    .int()
    .min(SHORTEST_LIFETIME_SECONDS)
    .max(LONGEST_LIFETIME_SECONDS)
    .default(DEFAULT_LIFETIME_SECONDS),
  /** Bind each token to a small Secret, so that it can be revoked alone. */
  revocable: z.boolean().default(true),
  /** Absent: the keychain where one answers, else copy once. */
  keep: Keep.optional(),
  rolePreset: RolePreset.default('arc-portal-reader'),
  portalCloud: PortalCloud.default('public'),
  /** What a sign-in to the portal takes: a fresh token each time, or the kept one while it lasts. */
  portalToken: z.enum(['fresh', 'kept']).default('fresh'),
  /** Seconds that the reveal window shows a token at most. */
  revealSeconds: z.int().min(5).max(300).default(30),
  contentProtection: z.boolean().default(false),
  /** Minutes without input after which the app locks itself; 0: never. */
  lockMinutes: z.int().min(0).max(240).default(15),
  lockWithScreen: z.boolean().default(true),
  tray: z.boolean().default(true),
  /** Minutes before its end at which a token is spoken of in a notification; empty: never. */
  notifyMinutes: list(z.int().min(1).max(10_080), 4).default([60, 10]),
});
export type Settings = z.infer<typeof Settings>;
