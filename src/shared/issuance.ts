// One issued token as the window sees it: everything but the token.
import { z } from 'zod';
import { Count, list, text, Time } from './bounded.ts';
import { ClusterId, ContextId, IssuanceId } from './ids.ts';
import { ObjectRef } from './object-ref.ts';
import { RoleChoice, Scope } from './role.ts';
import { IssuanceState, Keep, Route, TokenStanding } from './token.ts';

/** What the server really gave; read from its answer and the token's own claims. */
export const Grant = z.strictObject({
  issuedAt: Time,
  /** Absent: it never expires. */
  expiresAt: Time.optional(),
  issuer: text(500),
  audiences: list(text(253), 20),
  jti: text(200).optional(),
  /** SHA-256 of the token, base64 without padding. */
  fingerprint: text(64),
  /** The server's own `Warning`, such as a shortened lifetime. */
  warning: text(1000).optional(),
});
export type Grant = z.infer<typeof Grant>;

export const TokenRow = z.strictObject({
  issuanceId: IssuanceId,
  clusterId: ClusterId,
  contextId: ContextId.optional(),
  clusterName: text(253),
  namespace: text(63),
  accountName: text(253),
  route: Route,
  role: RoleChoice,
  scope: Scope,
  state: IssuanceState,
  keep: Keep,
  grant: Grant,
  /** Absent: the server's default was asked for. */
  requestedSeconds: Count.optional(),
  /** Name of the bound Secret: deleting it revokes this token alone. */
  boundSecret: text(253).optional(),
  /** Name of the Secret that holds the token, of the two routes through Secrets: deleting it revokes every copy. */
  tokenSecret: text(253).optional(),
  /** Audiences that were asked for; empty: the server's own. */
  audiences: list(text(253), 10),
  reason: text(500).optional(),
  lastCopiedAt: Time.optional(),
  /** What the last check found out, and when. */
  standing: z.strictObject({ verdict: TokenStanding, at: Time }).optional(),
  /** Day on which a server last saw a token of a Secret, as its label says: `2026-11-23`. */
  lastUsedOn: text(10).optional(),
  /** When the object behind it was deleted on the cluster. */
  revokedAt: Time.optional(),
  /** The token that this one took the place of. */
  renews: IssuanceId.optional(),
  escalates: z.boolean(),
});
export type TokenRow = z.infer<typeof TokenRow>;

export const Issued = z.strictObject({
  token: TokenRow,
  created: list(ObjectRef, 120),
  recordedAt: Time,
  /** The server answered a self review with this token as exactly this account; `not-asked` before 1.28. */
  accepted: z.enum(['yes', 'no', 'not-asked']),
});
export type Issued = z.infer<typeof Issued>;
