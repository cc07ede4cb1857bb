// A private folder for the time that one process lives, such as for the kubeconfig of a command that it runs.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InstanceLease } from './instance-lease.ts';

/** Makes the folder of the process with this lease, mode 0700. */
export function makeRunFolder(dataFolder: string, lease: Pick<InstanceLease, 'id'>): string {
  const folder = join(dataFolder, 'runs', lease.id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes the folder of this process. */
export function removeRunFolder(dataFolder: string, lease: Pick<InstanceLease, 'id'>): void {
  rmSync(join(dataFolder, 'runs', lease.id), { recursive: true, force: true });
}

/** Removes the folders of dead processes. */
export function removeStaleRunFolders(dataFolder: string, lease: Pick<InstanceLease, 'isAlive'>): void {
  const folder = join(dataFolder, 'runs');
  for (const id of names(folder)) {
    if (!lease.isAlive(id)) rmSync(join(folder, id), { recursive: true, force: true });
  }
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
