// Calls and events about the history.
import { z } from 'zod';
import { Count, list, page, pageInput, text, Time } from '../../bounded.ts';
import { EventKind } from '../../history.ts';
import { ClusterId, IssuanceId } from '../../ids.ts';
import { Grant } from '../../issuance.ts';
import { ObjectRef } from '../../object-ref.ts';
import { RoleChoice, Scope } from '../../role.ts';
import { Keep, Route, TokenStanding } from '../../token.ts';
import { AppError } from '../result.ts';

const HistoryEvent = z.strictObject({
  id: Count,
  at: Time,
  kind: EventKind,
  issuanceId: IssuanceId.optional(),
  clusterId: ClusterId.optional(),
  clusterName: text(253).optional(),
  namespace: text(63).optional(),
  accountName: text(253).optional(),
  /** User at the machine, and the name the cluster knows them by. */
  operator: text(253),
  kubernetesUser: text(500).optional(),
  route: Route.optional(),
  role: RoleChoice.optional(),
  scope: Scope.optional(),
  keep: Keep.optional(),
  requestedSeconds: Count.optional(),
  grant: Grant.optional(),
  created: list(ObjectRef, 120).optional(),
  boundSecret: text(253).optional(),
  tokenSecret: text(253).optional(),
  /** The token that a new one took the place of. */
  renews: IssuanceId.optional(),
  /** What a check, or a revocation, found out. */
  standing: TokenStanding.optional(),
  /** What was taken off the cluster. */
  removed: list(ObjectRef, 120).optional(),
  reason: text(500).optional(),
  error: AppError.optional(),
  /** What failed; absent: an issue, or a copy. */
  attempted: z.enum(['revoke', 'renew', 'remove']).optional(),
  purpose: z.enum(['plain', 'portal']).optional(),
  /** Why a token was forgotten or the clipboard cleared. */
  cause: z.enum(['user', 'time', 'quit', 'lock', 'suspend', 'lost', 'ended']).optional(),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;

export const historyCalls = {
  /** Newest first. `search` matches names, ids, reasons and fingerprints. */
  'history.list': {
    input: z.strictObject({
      ...pageInput,
      search: text(253).optional(),
      kind: EventKind.optional(),
      clusterId: ClusterId.optional(),
      since: Time.optional(),
    }),
    output: page(HistoryEvent).extend({ all: Count, firstAt: Time.optional() }),
  },
};

export const historyEvents = { 'history.changed': z.strictObject({}) };
