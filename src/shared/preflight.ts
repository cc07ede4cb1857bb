// What each action needs of the operator, and what of it they hold: read before anything is filled in.
import { z } from 'zod';
import { list, text } from './bounded.ts';

export const PreflightActionId = z.enum([
  'set-up-account',
  'create-namespace',
  'token-request',
  'revocable',
  'token-secret',
  'legacy-secret',
  'bind-in-cluster',
  'bind-in-namespace',
  'preset-role',
  'verify',
  'revoke',
  'remove-account',
  'portal-panes',
  'arc',
]);
export type PreflightActionId = z.infer<typeof PreflightActionId>;

/** One permission, as an authorizer knows it. */
export const Need = z.strictObject({
  verb: text(63),
  /** Empty for the core group. */
  group: text(253),
  /** With its subresource: `serviceaccounts/token`. */
  resource: text(253),
  /** Absent: in the whole cluster. */
  namespace: text(63).optional(),
  /** Absent: whatever its name. */
  name: text(253).optional(),
  /** Makes the action better, but it works without. */
  optional: z.boolean(),
  verdict: z.enum(['held', 'missing', 'unknown']),
});
export type Need = z.infer<typeof Need>;

export const PreflightAction = z.strictObject({
  id: PreflightActionId,
  /** `missing` where something that is not optional is; `unknown` where the server did not answer for some of it. */
  verdict: z.enum(['held', 'missing', 'unknown']),
  needs: list(Need, 20),
});
export type PreflightAction = z.infer<typeof PreflightAction>;

export const Preflight = z.strictObject({
  actions: list(PreflightAction, 20),
  /** Grants what is missing, for an administrator to look at and apply; absent where nothing is. */
  administratorYaml: text(60_000).optional(),
});
export type Preflight = z.infer<typeof Preflight>;
