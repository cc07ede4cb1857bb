// Finds or builds the programs of a control plane. Run as a script it prepares the cache and prints where it is.
import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CacheLock } from './cache-lock.ts';
import { builtPrograms, goBuild, type ProgressListener } from './go-build.ts';
import { defaultVersion, plainVersion, versionFolder } from './versions.ts';

/** Paths of the programs that make a control plane. */
export interface ControlPlanePrograms {
  readonly apiServer: string;
  readonly controllerManager: string;
  readonly kubectl: string;
  readonly etcd: string;
}

/** As this process was started: a keychain of a test's own changes the environment. */
const cache =
  process.env['TOKEN_DESK_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'token-desk');

/** Where built programs are kept: `TOKEN_DESK_CACHE`, else `XDG_CACHE_HOME/token-desk`, else `~/.cache/token-desk`. */
export function cacheFolder(): string {
  return cache;
}

/**
 * Finds the programs of a control plane. What `KUBEBUILDER_ASSETS` holds is used first, unless a version is asked for by
 * name; the rest comes from the cache, which is filled by a build (see `goBuild`) when it has not been yet.
 * Throws with a sentence that says what to install.
 */
export async function buildControlPlane(
  version: string | undefined,
  { onProgress = toStandardError }: { onProgress?: ProgressListener } = {},
): Promise<ControlPlanePrograms> {
  const assets = version === undefined ? process.env['KUBEBUILDER_ASSETS'] : undefined;
  const given = (name: string) => (assets === undefined ? undefined : executable(join(assets, name)));
  const etcd = given('etcd') ?? onPath('etcd');
  if (etcd === undefined)
    throw new Error('The program "etcd" is missing. Install it: apt-get install etcd-server');
  const [apiServer, controllerManager, kubectl] = builtPrograms.map(given);
  if (apiServer !== undefined && controllerManager !== undefined && kubectl !== undefined) {
    return { apiServer, controllerManager, kubectl, etcd };
  }
  const wanted = version ?? defaultVersion;
  const plain = plainVersion(wanted);
  const built = await builtFolder(plain, builtPrograms, onProgress);
  // Only what the API server says of itself differs: it is linked once more.
  const itself = plain === wanted ? built : await builtFolder(wanted, ['kube-apiserver'], onProgress);
  return {
    apiServer: apiServer ?? join(itself, 'kube-apiserver'),
    controllerManager: controllerManager ?? join(built, 'kube-controller-manager'),
    kubectl: kubectl ?? join(built, 'kubectl'),
    etcd,
  };
}

/** The cache folder of one version; its name changes with the module files. Appears whole or not at all. */
async function builtFolder(
  version: string,
  names: typeof builtPrograms | readonly ['kube-apiserver'],
  onProgress: ProgressListener,
): Promise<string> {
  const modules = versionFolder(version);
  const files = await Promise.all(['go.mod', 'go.sum'].map((name) => readFile(join(modules, name))));
  const digest = createHash('sha256').update(Buffer.concat(files)).digest('hex').slice(0, 12);
  const parent = join(cacheFolder(), 'control-plane');
  const name = `${version}-${process.platform}-${process.arch}-${digest}`;
  const target = join(parent, name);
  const isThere = () => names.every((program) => executable(join(target, program)) !== undefined);
  if (isThere()) return target;
  await mkdir(parent, { recursive: true });
  const lock = await CacheLock.acquire(join(parent, `${name}.lock`), () =>
    onProgress(`Another process is building Kubernetes ${version}; waiting for it`),
  );
  try {
    if (isThere()) return target;
    await removeUnfinished(parent, name);
    const unfinished = join(parent, `${name}.unfinished`);
    onProgress(`Building the Kubernetes ${version} control plane, about 10 min the first time`);
    await mkdir(unfinished);
    await goBuild(version, names, unfinished, onProgress);
    await rename(unfinished, target);
    onProgress(`Built the Kubernetes ${version} control plane`);
    return target;
  } finally {
    lock.release();
  }
}

/** Removes what a build left that was ended half-way. */
async function removeUnfinished(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    if (entry === name || entry === `${name}.unfinished`) await rm(join(parent, entry), { recursive: true });
  }
}

function executable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => executable(join(folder, name))).find((path) => path !== undefined);
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (import.meta.main) {
  const versions = process.argv.slice(2);
  for (const version of versions.length === 0 ? [undefined] : versions) {
    const programs = await buildControlPlane(version);
    process.stdout.write(`${programs.apiServer}\n`);
  }
}
