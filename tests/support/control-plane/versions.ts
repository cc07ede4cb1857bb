// The Kubernetes versions that the rig can build: each is a folder under versions/ with a go.mod and a go.sum.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The version that tests run on when they name none. */
export const defaultVersion = '1.37.2';

const folder = join(import.meta.dirname, 'versions');

/** Every version that can be built. */
export function knownVersions(): string[] {
  return readdirSync(folder).sort();
}

/** The version without what a distribution appends to it: `1.37.2` of `1.37.2+k3s1`. */
export function plainVersion(version: string): string {
  return version.replace(/\+.*$/, '');
}

/** The folder with a version's go.mod and go.sum. Throws for a version that has none. */
export function versionFolder(version: string): string {
  const path = join(folder, plainVersion(version));
  if (existsSync(join(path, 'go.mod'))) return path;
  throw new Error(`Kubernetes ${version} is not prepared; these are: ${knownVersions().join(', ')}`);
}

/** The minor number, 37 for `1.37.2`. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
