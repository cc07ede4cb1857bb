// Which layer of the main process may use which, and that nothing goes round in circles.
import type { Project } from '../project.ts';
import type { Rule, Violation } from '../rule.ts';

const basics = ['shared', 'basics'];
const wells = [...basics, 'kubernetes', 'storage'];
const services = [...wells, 'clusters', 'accounts', 'tokens', 'upkeep', 'exports'];

/** Layer -> layers that it may use. A layer of src/main is a folder, or a file right in it. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  basics,
  kubernetes: wells,
  storage: wells,
  clusters: services,
  accounts: services,
  tokens: services,
  upkeep: services,
  exports: services,
  handlers: [...services, 'handlers'],
  core: [...services, 'handlers'],
  desktop: [...basics, 'core', 'desktop'],
  cli: [...basics, 'core', 'cli'],
  index: [...basics, 'core', 'desktop'],
};

const basicFiles = ['clock', 'log', 'redact', 'jobs', 'ports', 'operator', 'managed-place'];
/** The composition root: `kubernetes-services` is loaded after the window shows, `kept-token` is all that `get-token` loads. */
const coreFiles = ['core', 'kubernetes-services', 'kept-token'];

/** The layer of a file of src/main or src/shared. */
function layerOf(path: string): string | undefined {
  if (path.startsWith('src/shared/')) return 'shared';
  const part = /^src\/main\/([^/.]+)/.exec(path)?.[1];
  if (part === undefined) return undefined;
  if (basicFiles.includes(part)) return 'basics';
  return coreFiles.includes(part) ? 'core' : part;
}

export const arrows: Rule = {
  name: 'arrows',
  sentence:
    'shared <- {kubernetes, storage} <- {clusters, accounts, tokens, upkeep, exports} <- handlers <- core <- {desktop, cli}',
  violations: (project) =>
    project.sources.flatMap((source) => {
      const from = layerOf(source.path);
      if (from === undefined) return [];
      const allowed = mayUse[from];
      if (allowed === undefined)
        return [{ path: source.path, what: `"${from}" is no layer of this project` }];
      return source.imports.flatMap(({ path, line }): Violation[] => {
        const to = path === undefined ? undefined : layerOf(path);
        if (to === undefined || to === from || allowed.includes(to)) return [];
        return [{ path: source.path, line, what: `${from} must not use ${to} (${path ?? ''})` }];
      });
    }),
};

export const cycles: Rule = {
  name: 'cycles',
  sentence: 'No file imports itself by a detour',
  violations: (project) => {
    const graph = runtimeGraph(project);
    const found = new Map<string, Violation>();
    const done = new Set<string>();
    const walk = (path: string, trail: readonly string[]): void => {
      const at = trail.indexOf(path);
      if (at >= 0) {
        const circle = trail.slice(at);
        found.set(circle.toSorted().join(), { path, what: `a circle: ${[...circle, path].join(' -> ')}` });
        return;
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) walk(path, []);
    return [...found.values()];
  },
};

function runtimeGraph(project: Project): ReadonlyMap<string, readonly string[]> {
  return new Map(
    project.sources.map((source) => [
      source.path,
      source.imports.flatMap(({ path, typeOnly }) => (path === undefined || typeOnly ? [] : [path])),
    ]),
  );
}
