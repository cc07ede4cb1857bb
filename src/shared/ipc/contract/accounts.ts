// Calls about service accounts, roles and the plan of a set-up.
import { z } from 'zod';
import { Count, list, page, pageInput, text, Time } from '../../bounded.ts';
import { ContextId, IssuanceId, JobId } from '../../ids.ts';
import { ExistingRight, Plan, SetUpRequest } from '../../plan.ts';
import { PortalPanes } from '../../portal-panes.ts';
import { Preflight } from '../../preflight.ts';
import { REMOVAL_LIMIT, RemovalOutcome, RemovalPlan } from '../../removal.ts';
import { AccountName, NamespaceName } from '../../service-account.ts';

const AccountRow = z.strictObject({
  namespace: text(63),
  name: text(253),
  uid: text(100),
  createdAt: Time.optional(),
  ours: z.boolean(),
});
export type AccountRow = z.infer<typeof AccountRow>;

const RoleRow = z.strictObject({
  kind: z.enum(['ClusterRole', 'Role']),
  name: text(253),
  namespace: text(63).optional(),
  rules: z.int().min(0),
  /** Can become cluster-admin at the scope it would be bound in. */
  escalates: z.boolean(),
});
export type RoleRow = z.infer<typeof RoleRow>;

export const accountCalls = {
  /** `complete` is false where namespaces may not be listed: then only the ones known from the kubeconfig. */
  'accounts.namespaces': {
    input: z.strictObject({ contextId: ContextId }),
    output: z.strictObject({ names: list(text(63), 5000), complete: z.boolean() }),
  },
  /** Search and sort happen in main; `total` counts all that match. */
  'accounts.list': {
    input: z.strictObject({
      ...pageInput,
      contextId: ContextId,
      namespace: NamespaceName.optional(),
      search: text(253).optional(),
    }),
    output: page(AccountRow),
  },
  /** What an account of this name already has, or would inherit from bindings that wait for it. */
  'accounts.rights': {
    input: z.strictObject({ contextId: ContextId, namespace: NamespaceName, name: AccountName }),
    output: z.strictObject({
      exists: z.boolean(),
      terminating: z.boolean(),
      rights: list(ExistingRight, 200),
      /** False where bindings may not be read everywhere. */
      complete: z.boolean(),
      escalates: z.boolean(),
    }),
  },
  'accounts.roles': {
    input: z.strictObject({
      ...pageInput,
      contextId: ContextId,
      namespace: NamespaceName.optional(),
      search: text(253).optional(),
    }),
    output: page(RoleRow),
  },
  /** The Secrets that hold tokens of an account; what they hold is not read. */
  'accounts.tokenSecrets': {
    input: z.strictObject({ contextId: ContextId, namespace: NamespaceName, name: AccountName }),
    output: z.strictObject({
      secrets: list(
        z.strictObject({
          name: text(253),
          uid: text(100),
          /** Listed in the account itself, as servers do that make one for each account. */
          byServer: z.boolean(),
          state: z.enum([
            'usable',
            'not-filled',
            'marked-invalid',
            'other-account',
            'account-missing',
            'terminating',
          ]),
          /** Days, as the server's labels say. */
          lastUsedOn: text(10).optional(),
          invalidSince: text(30).optional(),
        }),
        100,
      ),
    }),
  },
  /** Takes away the mark by which the server refuses the token of a Secret. */
  'accounts.reactivate': {
    input: z.strictObject({
      contextId: ContextId,
      namespace: NamespaceName,
      /** The account whose token it is. */
      name: AccountName,
      secret: text(253).min(1),
      uid: text(100).min(1),
    }),
    output: z.strictObject({}),
  },
  /** What each action needs of the operator for this account, and what of it they hold. */
  'accounts.preflight': {
    input: z.strictObject({
      jobId: JobId,
      contextId: ContextId,
      namespace: NamespaceName,
      name: AccountName,
    }),
    output: Preflight,
  },
  /** What the portal's panes would show to this account; `issuanceId`: also by calls with that token. */
  'accounts.portalPanes': {
    input: z.strictObject({
      jobId: JobId,
      contextId: ContextId,
      namespace: NamespaceName,
      name: AccountName,
      namespaces: list(NamespaceName, 100),
      issuanceId: IssuanceId.optional(),
    }),
    output: PortalPanes,
  },
  /** Checks everything that can be checked and creates nothing. */
  'accounts.plan': {
    input: z.strictObject({ jobId: JobId, request: SetUpRequest }),
    output: Plan,
  },
  /** What goes with an account and what would stay. Deletes nothing. */
  'accounts.removalPlan': {
    input: z.strictObject({
      jobId: JobId,
      contextId: ContextId,
      namespace: NamespaceName,
      name: AccountName,
    }),
    output: RemovalPlan,
  },
  /** Removes the account with this UID and what names it; one outcome for each object, what is left first. */
  'accounts.remove': {
    input: z.strictObject({
      jobId: JobId,
      contextId: ContextId,
      namespace: NamespaceName,
      name: AccountName,
      /** As the plan showed it; absent where the account was gone and bindings wait for its name. */
      uid: text(100).min(1).optional(),
      removeNamespace: z.boolean(),
    }),
    output: z.strictObject({
      outcomes: list(RemovalOutcome, REMOVAL_LIMIT),
      /** Tokens of ours that are followed now until the server refuses them. */
      revoking: Count,
    }),
  },
};
