// Opens a cluster as the window does when the user chooses it: who am I, and what may I do there.
import type { ContextId } from '../../shared/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Outcome } from './answer.ts';
import type { Session } from './session.ts';

export type OpenedCluster = Output<'clusters.open'>;

/** An exec plugin runs only where the user has agreed to it in the window. */
export function openCluster(session: Session, contextId: ContextId): Promise<Outcome<OpenedCluster>> {
  return session.job((jobId) => session.call('clusters.open', { jobId, contextId }));
}
