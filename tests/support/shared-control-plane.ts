// The control plane that all integration tests of a run share.
import { inject } from 'vitest';
import { ClusterAccess } from './control-plane/cluster-access.ts';
import type { ControlPlaneOptions } from './control-plane/control-plane.ts';
import { variantNamed, type Variant } from './control-plane/variants.ts';
import './global-setup.ts';

/** The shared control plane. A test keeps to a namespace of its own (see namespace.ts) and never changes the rest. */
export function sharedControlPlane(): ClusterAccess {
  return new ClusterAccess(inject('controlPlane'));
}

/** For a control plane of a test's own that is like the shared one. */
export function sharedOptions(): ControlPlaneOptions {
  return variantNamed(inject('variant')).options;
}

/** What is true of the shared control plane. A test may expect by it, never by a version. */
export function serverFacts(): Variant['facts'] {
  return variantNamed(inject('variant')).facts;
}
