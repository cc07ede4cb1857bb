// A set-up request and its plan: every object that will be created, checked before it is applied.
import { z } from 'zod';
import { Count, list, text, Time } from './bounded.ts';
import { ContextId, PlanId } from './ids.ts';
import { AppError } from './ipc/result.ts';
import { ObjectRef, PolicyRule } from './object-ref.ts';
import { EscalationPath, RoleChoice, Scope } from './role.ts';
import { AccountName, NamespaceName } from './service-account.ts';
import { Lifetime, Route } from './token.ts';

export const SetUpRequest = z.strictObject({
  contextId: ContextId,
  namespace: NamespaceName,
  name: AccountName,
  role: RoleChoice,
  scope: Scope,
  lifetime: Lifetime,
  /** Empty: the server's own audiences. */
  audiences: list(text(253).min(1), 10),
  revocable: z.boolean(),
  route: Route,
  /** The Secret whose token is taken, of the route `legacy-secret`. */
  tokenSecret: text(253).min(1).optional(),
});
export type SetUpRequest = z.infer<typeof SetUpRequest>;

export const StepVerdict = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('passed') }),
  z.strictObject({
    state: z.literal('exists'),
    note: z.enum(['unchanged', 'adopted', 'not-ours']).default('unchanged'),
  }),
  z.strictObject({ state: z.literal('refused'), error: AppError }),
  /** Can only be checked when the named object is there. */
  z.strictObject({ state: z.literal('waits'), for: ObjectRef }),
  /** A dry run would be real: TokenRequest ignores dryRun (measured). */
  z.strictObject({ state: z.literal('not-dry-run') }),
]);
export type StepVerdict = z.infer<typeof StepVerdict>;

export const PlanStep = z.strictObject({
  object: ObjectRef,
  verdict: StepVerdict,
  yaml: text(20_000),
});
export type PlanStep = z.infer<typeof PlanStep>;

export const AccessArea = z.enum([
  'namespaces',
  'workloads',
  'services',
  'config-maps',
  'storage',
  'nodes',
  'secrets',
]);
export type AccessArea = z.infer<typeof AccessArea>;
export const AccessRow = z.strictObject({
  area: AccessArea,
  see: z.enum(['yes', 'no', 'some', 'unknown']),
  change: z.enum(['yes', 'no', 'some', 'unknown']),
});
export type AccessRow = z.infer<typeof AccessRow>;

export const Plan = z.strictObject({
  planId: PlanId,
  request: SetUpRequest,
  checkedAt: Time,
  steps: list(PlanStep, 120),
  /** What the token may do with the rights that this plan grants. */
  access: list(AccessRow, 20),
  escalation: list(EscalationPath, 50),
  /** Wanted but left out, because the operator may not create and delete Secrets there. */
  revocableRefused: z.boolean(),
  insecure: z.boolean(),
  reasonNeeded: z.boolean(),
  toCreate: Count,
  refused: Count,
  /** Ready to hand to an administrator where something is refused. */
  administratorYaml: text(60_000).optional(),
});
export type Plan = z.infer<typeof Plan>;

/** A binding that gives an account rights, and through which form of its name. */
export const ExistingRight = z.strictObject({
  binding: ObjectRef,
  role: ObjectRef,
  through: z.enum(['service-account', 'user-name', 'group']),
  group: text(253).optional(),
  rules: list(PolicyRule, 100).optional(),
  ours: z.boolean(),
});
export type ExistingRight = z.infer<typeof ExistingRight>;
