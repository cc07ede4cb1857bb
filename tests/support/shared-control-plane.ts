// The control plane that all integration tests of a run share.
import { inject } from 'vitest';
import { ClusterAccess } from './control-plane/cluster-access.ts';
import './global-setup.ts';

/** The shared control plane. A test keeps to a namespace of its own (see namespace.ts) and never changes the rest. */
export function sharedControlPlane(): ClusterAccess {
  return new ClusterAccess(inject('controlPlane'));
}
