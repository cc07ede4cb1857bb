// Starts the control plane that all integration tests of a run share, and ends it after them.
import type { TestProject } from 'vitest/node';
import type { ClusterAccessData } from './control-plane/cluster-access.ts';
import { startControlPlane } from './control-plane/control-plane.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly controlPlane: ClusterAccessData;
  }
}

/** Called by vitest once for the run; what it returns is called at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const controlPlane = await startControlPlane();
  project.provide('controlPlane', controlPlane.data);
  return () => controlPlane.stop();
}
