// What a token says of itself: its claims, without its signature.
import { z } from 'zod';
import { Count, list, text, Time } from './bounded.ts';

/** A claim that a token does not have is absent; one that is not as it should be, too. */
export const TokenClaims = z.strictObject({
  subject: text(500).optional(),
  namespace: text(253).optional(),
  accountName: text(253).optional(),
  accountUid: text(100).optional(),
  issuer: text(500).optional(),
  audiences: list(text(253), 20),
  issuedAt: Time.optional(),
  notBefore: Time.optional(),
  /** Absent: it never expires. */
  expiresAt: Time.optional(),
  jti: text(200).optional(),
  /** The object with which it dies. */
  boundTo: z
    .strictObject({ kind: z.enum(['Secret', 'Pod', 'Node']), name: text(253), uid: text(100).optional() })
    .optional(),
  /** Of the shape that a token in a Secret has. */
  legacy: z.boolean(),
  algorithm: text(50).optional(),
  keyId: text(200).optional(),
  /** Length in characters. */
  length: Count,
});
export type TokenClaims = z.infer<typeof TokenClaims>;
