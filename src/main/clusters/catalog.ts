// All kubeconfig files and their contexts, read at start and again when something changes.
import { homedir } from 'node:os';
import { delimiter, join, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileRow } from '../../shared/cluster.ts';
import type { ContextId, FileId } from '../../shared/ids.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { Environment } from '../ports.ts';
import { collectContexts, fileIdOf, type LoadedFile } from './kubeconfig/collection.ts';
import { readKubeconfigFile } from './kubeconfig/read-file.ts';
import { knowContext, type KnownContext } from './known-context.ts';

/** Contexts looked at between two breaths of the event loop. */
const BATCH = 10;

export type CatalogParts = {
  readonly environment: () => Promise<Environment>;
  /** Kubeconfig files that the user added. */
  readonly addedFiles: () => readonly string[];
};

/** What was read. A snapshot: reading again makes another. */
export type CatalogContent = {
  readonly files: readonly LoadedFile[];
  readonly contexts: readonly KnownContext[];
};

export class Catalog {
  readonly #parts: CatalogParts;
  #content: Promise<CatalogContent> | undefined;
  #latest: CatalogContent = { files: [], contexts: [] };
  #home = homedir();

  constructor(parts: CatalogParts) {
    this.#parts = parts;
  }

  /** What the files say; read on the first call, then kept until `reload`. */
  content(): Promise<CatalogContent> {
    return (this.#content ??= this.#read());
  }

  /** Reads all files again. */
  reload(): Promise<CatalogContent> {
    const next = this.#read();
    this.#content = next;
    return next;
  }

  /** A context, once its file has been read. */
  async find(contextId: ContextId): Promise<KnownContext | undefined> {
    const { contexts } = await this.content();
    return contexts.find((context) => context.contextId === contextId);
  }

  /** What was last read, at once; empty before the first read. */
  get latest(): CatalogContent {
    return this.#latest;
  }

  /** Rows for the list of files. */
  async rows(): Promise<readonly FileRow[]> {
    const { files } = await this.content();
    return files.map((file) => {
      const problem = problemOf(file);
      return {
        fileId: file.fileId,
        path: file.path.slice(0, 1000),
        label: this.label(file.path),
        source: file.source,
        contexts: file.config.ok ? file.config.value.contexts.size : 0,
        ...(problem === undefined ? {} : { problem }),
      };
    });
  }

  /** A path as people write it: `~/.kube/config`. */
  label(path: string): string {
    const short = path.startsWith(`${this.#home}${sep}`) ? `~${path.slice(this.#home.length)}` : path;
    return short.slice(0, 1000);
  }

  /** The path of a file in the list. */
  pathOf(fileId: FileId): string | undefined {
    return this.#latest.files.find((file) => file.fileId === fileId)?.path;
  }

  async #read(): Promise<CatalogContent> {
    const environment = await this.#parts.environment();
    this.#home = environment.home;
    const named = namedFiles(environment);
    const taken = new Set(named.map(({ path }) => path));
    const added = this.#parts
      .addedFiles()
      .filter((path) => !taken.has(path))
      .map((path) => ({ path, source: 'added' as const }));
    const files: LoadedFile[] = [];
    for (const { path, source } of [...named, ...added]) {
      files.push({ fileId: fileIdOf(path), path, source, config: await readKubeconfigFile(path) });
    }
    const found = collectContexts(files);
    const contexts: KnownContext[] = [];
    for (let start = 0; start < found.length; start += BATCH) {
      contexts.push(...(await Promise.all(found.slice(start, start + BATCH).map(knowContext))));
      await setImmediate();
    }
    this.#latest = { files, contexts };
    return this.#latest;
  }
}

/**
 * The files of `KUBECONFIG`, each once, else `~/.kube/config`. Relative paths start where the app was started from a
 * terminal, else at the home folder.
 */
export function namedFiles(
  environment: Environment,
): readonly { path: string; source: 'environment' | 'default' }[] {
  const variable = environment.variables['KUBECONFIG'] ?? '';
  if (variable === '') return [{ path: join(environment.home, '.kube', 'config'), source: 'default' }];
  const paths = variable
    .split(delimiter)
    .filter((path) => path !== '')
    .map((path) => resolve(environment.source === 'inherited' ? '' : environment.home, path));
  return [...new Set(paths)].map((path) => ({ path, source: 'environment' }));
}

/** What is wrong with a file as a whole. A file of `KUBECONFIG` may well hold no context of its own. */
function problemOf({ config, path, source }: LoadedFile): AppError | undefined {
  if (!config.ok) {
    // Nobody named the default file, so nobody misses it.
    const missed = config.error.code === 'file-unusable' && config.error.reason === 'missing';
    return missed && source === 'default' ? undefined : config.error;
  }
  const { clusters, contexts, users } = config.value;
  if (contexts.size > 0) return undefined;
  const file = path.slice(0, 1000);
  if (clusters.size + users.size === 0) return { code: 'kubeconfig-invalid', file, reason: 'empty' };
  return source === 'added' ? { code: 'kubeconfig-invalid', file, reason: 'no-contexts' } : undefined;
}
