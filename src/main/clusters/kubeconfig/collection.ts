// All contexts of all files: those of KUBECONFIG over their merge, those of added files each by themselves.
import { createHash } from 'node:crypto';
import type { ContextId, FileId } from '../../../shared/ids.ts';
import type { FileRow } from '../../../shared/cluster.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import { mergeKubeconfigs } from './merge.ts';
import { emptyKubeconfig, type ContextEntry, type Kubeconfig } from './model.ts';
import { resolveContext, type ResolvedContext } from './resolve.ts';

/** A file and what was read of it. */
export type LoadedFile = {
  readonly fileId: FileId;
  readonly path: string;
  readonly source: FileRow['source'];
  readonly config: Result<Kubeconfig>;
};

/** A context of one file and what it means. */
export type FoundContext = {
  readonly contextId: ContextId;
  readonly file: LoadedFile;
  readonly name: string;
  readonly current: boolean;
  readonly entry: ContextEntry;
  readonly resolved: Result<ResolvedContext>;
};

/** Stable over restarts: a digest of the path. */
export function fileIdOf(path: string): FileId {
  // The brand says what the digest is of; its form is the schema's.
  return `file-${digest(path)}` as FileId;
}

/** Stable over restarts: a digest of path and context name. */
export function contextIdOf(path: string, name: string): ContextId {
  // As above.
  return `ctx-${digest(`${path}\0${name}`)}` as ContextId;
}

/**
 * Lists the contexts file by file. Files of `KUBECONFIG` are one configuration, as for kubectl. A context whose name an
 * earlier file took is hidden from kubectl there; it is listed all the same, and means what its own file says.
 */
export function collectContexts(files: readonly LoadedFile[]): readonly FoundContext[] {
  const listed = files.filter((file) => file.source !== 'added');
  const merged = mergeKubeconfigs(listed.map(configOf));
  return files.flatMap((file) => {
    const own = configOf(file);
    return [...own.contexts].map(([name, entry]) => {
      const together = file.source !== 'added' && merged.contexts.get(name) === entry;
      const config = together ? merged : own;
      return {
        contextId: contextIdOf(file.path, name),
        file,
        name,
        current: config.currentContext === name,
        entry,
        resolved: resolveContext(config, name),
      };
    });
  });
}

function configOf(file: LoadedFile): Kubeconfig {
  return file.config.ok ? file.config.value : emptyKubeconfig;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
