// Roles that a set-up grants, the scope they hold in, and what can become cluster-admin.
import { z } from 'zod';
import { list, text } from './bounded.ts';
import { NamespaceName } from './service-account.ts';

/** Presets in the order in which they are offered; the first is the default. */
export const ROLE_PRESETS = ['arc-portal-reader', 'view', 'edit', 'admin', 'cluster-admin'] as const;
export const RolePreset = z.enum(ROLE_PRESETS);
export type RolePreset = z.infer<typeof RolePreset>;

export const RoleChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('preset'), preset: RolePreset }),
  z.strictObject({ kind: z.literal('cluster-role'), name: text(253).min(1) }),
  z.strictObject({ kind: z.literal('role'), namespace: NamespaceName, name: text(253).min(1) }),
  /** Adopt the account with the rights that it already has. */
  z.strictObject({ kind: z.literal('none') }),
]);
export type RoleChoice = z.infer<typeof RoleChoice>;

export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cluster') }),
  z.strictObject({ kind: z.literal('namespaces'), namespaces: list(NamespaceName, 50).min(1) }),
]);
export type Scope = z.infer<typeof Scope>;

/** One way in which a role becomes cluster-admin at its scope (measured; facts on RBAC escalation). */
export const EscalationPath = z.strictObject({
  path: z.enum([
    'cluster-admin',
    'wildcard',
    'secrets-read',
    'token-create',
    'pods-create',
    'pods-exec',
    'impersonate',
    'bind',
    'escalate',
    'nodes-proxy',
    'certificates-approve',
    'webhooks-change',
    'unreadable-role',
  ]),
  /** The role that opens the path. */
  role: text(253),
  /** Where: absent for the whole cluster. */
  namespace: text(63).optional(),
});
export type EscalationPath = z.infer<typeof EscalationPath>;
