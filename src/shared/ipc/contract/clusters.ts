// Calls and events about clusters.
import { z } from 'zod';
import { list, page, pageInput, text, Count } from '../../bounded.ts';
import { PortalPlace } from '../../azure.ts';
import { ClusterDetail, ClusterRow } from '../../cluster.ts';
import { ContextId, JobId } from '../../ids.ts';

export const clusterCalls = {
  'clusters.list': {
    input: z.strictObject({ ...pageInput, search: text(253).optional() }),
    output: page(ClusterRow),
  },
  /** Asks /version of each, without credentials; absent: all. Answers at once, rows follow by `clusters.changed`. */
  'clusters.probe': {
    input: z.strictObject({ contextIds: list(ContextId, 200).optional() }),
    output: z.strictObject({}),
  },
  /** Who am I, permissions, Azure Arc. May start an exec plugin after consent; cancel by job id. */
  'clusters.open': {
    input: z.strictObject({ jobId: JobId, contextId: ContextId }),
    output: ClusterDetail,
  },
  /** Agrees to run exactly the command with this digest for this context. */
  'clusters.consent': {
    input: z.strictObject({ contextId: ContextId, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.strictObject({}),
  },
  /** Opens the cluster's page in the Azure portal, in the browser. */
  'clusters.openPortal': {
    input: z.strictObject({ contextId: ContextId }),
    output: z.strictObject({}),
  },
  /** Remembers what the user filled in for the cluster's page in the portal, in place of what was remembered before. */
  'clusters.setPortal': {
    input: z.strictObject({ contextId: ContextId, portal: PortalPlace }),
    output: z.strictObject({}),
  },
};

export const clusterEvents = {
  /** Rows to read again; empty: all. */
  'clusters.changed': z.strictObject({ contextIds: list(ContextId, 200), probing: Count }),
};
