// A token without its secret: route, lifetime, where it is kept, and its state.
import { z } from 'zod';

export const Route = z.enum(['token-request', 'token-secret', 'legacy-secret']);
export type Route = z.infer<typeof Route>;

/** Shortest lifetime that a server accepts, seconds (measured: 422 below it). */
export const SHORTEST_LIFETIME_SECONDS = 600;
/** Longest lifetime that a server accepts, seconds (2^32, Kubernetes validation). */
export const LONGEST_LIFETIME_SECONDS = 4_294_967_296;
/** Lifetimes offered, seconds: 1 h, 8 h, 24 h, 7 d, 30 d, 90 d. */
export const LIFETIME_PRESETS_SECONDS = [3600, 28_800, 86_400, 604_800, 2_592_000, 7_776_000] as const;
/** Preset chosen at first. */
export const DEFAULT_LIFETIME_SECONDS = 28_800;
/** A longer lifetime asks for a reason, which goes into the history. */
export const REASON_ABOVE_SECONDS = 86_400;
/** What a server gives when no duration is asked for, seconds (measured: an omitted duration is one hour). */
export const SERVER_DEFAULT_SECONDS = 3600;

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
 * gone with the process. `failed`: never became a token.
 */
export const IssuanceState = z.enum([
  'issuing',
  'stored',
  'in-memory',
  'copy-once',
  'handed-over',
  'forgotten',
  'failed',
]);
export type IssuanceState = z.infer<typeof IssuanceState>;
