// What each process may import: shared, preload, renderer, and main outside its desktop folder.
import type { Import, Source } from '../source.ts';
import type { Rule } from '../rule.ts';

const isElectron = ({ specifier }: Import) => specifier === 'electron' || specifier.startsWith('electron/');
const isNode = ({ specifier }: Import) => specifier.startsWith('node:');

/** A rule that forbids some imports in some files. */
function forbid(
  name: string,
  sentence: string,
  where: (path: string) => boolean,
  forbidden: (found: Import, source: Source) => boolean,
): Rule {
  return {
    name,
    sentence,
    violations: (project) =>
      project.sources
        .filter(({ path }) => where(path))
        .flatMap((source) =>
          source.imports
            .filter((found) => forbidden(found, source))
            .map(({ specifier, line }) => ({ path: source.path, line, what: `imports ${specifier}` })),
        ),
  };
}

export const boundaries: readonly Rule[] = [
  forbid(
    'shared-imports',
    'src/shared imports nothing but zod and itself',
    (path) => path.startsWith('src/shared/'),
    ({ specifier, path }) => (path === undefined ? specifier !== 'zod' : !path.startsWith('src/shared/')),
  ),
  forbid(
    'preload-imports',
    'The preload imports electron and the channel names; of the rest of src/shared it knows types only',
    (path) => path.startsWith('src/preload/'),
    (found) =>
      !isElectron(found) &&
      found.path !== 'src/shared/ipc/channels.ts' &&
      !(found.typeOnly && (found.path?.startsWith('src/shared/') ?? false)),
  ),
  forbid(
    'renderer-imports',
    'The renderer never imports main, the preload, Electron or Node',
    (path) => path.startsWith('src/renderer/'),
    (found) =>
      isElectron(found) ||
      isNode(found) ||
      /^src\/(main|preload)\//.test(found.path ?? '') ||
      found.specifier === 'keytar',
  ),
  forbid(
    'electron-imports',
    'In main only the folder desktop and the entry know Electron',
    (path) =>
      path.startsWith('src/main/') && !path.startsWith('src/main/desktop/') && path !== 'src/main/index.ts',
    isElectron,
  ),
  forbid(
    'tests-stay-out',
    'Nothing under src imports tests or scripts, so the stand-in for Electron cannot be reached from the app',
    (path) => path.startsWith('src/'),
    ({ path, specifier }) => /^(tests|scripts)\//.test(path ?? '') || specifier === 'chrome-remote-interface',
  ),
  forbid(
    'import-endings',
    'A relative import names the file with its ending',
    () => true,
    ({ path }) => path !== undefined && !/\.(ts|tsx|mjs|cjs|js|json|css|svg|png)(\?\w+)?$/.test(path),
  ),
  forbid(
    'node-prefix',
    'Modules of Node are imported as node:…',
    () => true,
    ({ specifier }) =>
      /^(fs|path|os|crypto|child_process|url|util|events|stream|net|tls|http|https)(\/|$)/.test(specifier),
  ),
];
