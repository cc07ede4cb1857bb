// Starts the control plane that all integration tests of a run share, and ends it after them.
import type { TestProject } from 'vitest/node';
import type { ClusterAccessData } from './control-plane/cluster-access.ts';
import { startControlPlane } from './control-plane/control-plane.ts';
import { variantNamed } from './control-plane/variants.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly controlPlane: ClusterAccessData;
    readonly variant: string;
  }
}

/**
 * Called by vitest once for the run; what it returns is called at the end. `TOKEN_DESK_VARIANT` names the server, one of
 * control-plane/variants.ts.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const variant = variantNamed(process.env['TOKEN_DESK_VARIANT']);
  const controlPlane = await startControlPlane(variant.options);
  project.provide('controlPlane', controlPlane.data);
  project.provide('variant', variant.name);
  return () => controlPlane.stop();
}
