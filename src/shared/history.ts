// Kinds of events in the history; events are only ever added.
import { z } from 'zod';

export const EventKind = z.enum([
  'issued',
  'copied',
  'clipboard-cleared',
  'revealed',
  'forgotten',
  'handed-over',
  'failed',
  'repaired',
  'consented',
  'portal-opened',
  'renewed',
  'verified',
  'revoked',
  'removed',
  'reactivated',
]);
export type EventKind = z.infer<typeof EventKind>;
