// A token without its secret: route, lifetime, where it is kept, and its state.
import { z } from 'zod';
import { LONGEST_LIFETIME_SECONDS, SHORTEST_LIFETIME_SECONDS } from './lifetime.ts';

export const Route = z.enum(['token-request', 'token-secret', 'legacy-secret']);
export type Route = z.infer<typeof Route>;

export const Lifetime = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('seconds'),
    seconds: z.int().min(SHORTEST_LIFETIME_SECONDS).max(LONGEST_LIFETIME_SECONDS),
  }),
  z.strictObject({ kind: z.literal('server-default') }),
]);
export type Lifetime = z.infer<typeof Lifetime>;

/** How a token is kept: in the keychain, in main's memory until quit, or until it has been copied once. */
export const Keep = z.enum(['keychain', 'until-quit', 'copy-once']);
export type Keep = z.infer<typeof Keep>;

/**
 * State of an issuance. `issuing`: owned by a living process. `stored`: in the keychain. `in-memory`: until quit.
 * `copy-once`: held until it is copied. `handed-over`: copied once, no longer here. `forgotten`: removed by the user or
 * gone with the process. `failed`: never became a token. `revoking`: taken back on the cluster, not yet proved to be
 * refused. `revoked`: refused by the server.
 */
export const IssuanceState = z.enum([
  'issuing',
  'stored',
  'in-memory',
  'copy-once',
  'handed-over',
  'forgotten',
  'failed',
  'revoking',
  'revoked',
]);
export type IssuanceState = z.infer<typeof IssuanceState>;

/**
 * What a check found out about a token. `ending`: past its end, but still accepted for up to 70 s (measured). `refused`:
 * the server refuses it and the cause is not known. `unknown`: nobody may ask, or nobody answered.
 */
export const TokenStanding = z.enum([
  'valid',
  'ending',
  'expired',
  'revoked',
  'account-gone',
  'account-recreated',
  'issuer-changed',
  'marked-invalid',
  'refused',
  'unknown',
]);
export type TokenStanding = z.infer<typeof TokenStanding>;
