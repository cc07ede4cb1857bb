// What must never be committed: addresses of registries, paths of one machine, tokens; and what the package may hold.
import { parse } from 'yaml';
import { z } from 'zod';
import type { Project } from '../project.ts';
import type { Rule, Violation } from '../rule.ts';

const leaks: readonly (readonly [pattern: RegExp, what: string])[] = [
  [
    /\bregistry\.npmjs\.[a-z]+|\bproxy\.golang\.[a-z]+|\bdeb\.debian\.[a-z]+|\bfiles\.pythonhosted\.[a-z]+/,
    'a registry',
  ],
  [/(?<![\w./~-])\/(work|root)\//, 'a path of one machine'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{40,}/, 'a token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/=\n]{60}/, 'a private key'],
];

const Names = z.record(z.string(), z.string()).default({});
const LockEntry = z.object({
  resolved: z.string().optional(),
  dependencies: Names,
  optionalDependencies: Names,
});
const Lock = z.object({ packages: z.record(z.string(), LockEntry) });
const Package = z.object({ dependencies: z.record(z.string(), z.string()).optional() });
const Builder = z.object({ files: z.array(z.string()) });

/** What a package may hold, as electron-builder's patterns; a pattern with `!` only takes away. */
const packaged = /^(!.*|package\.json|out\/(main|preload|renderer)\/\*\*.*|node_modules\/keytar\/.*)$/;

export const committed: readonly Rule[] = [
  {
    name: 'leaks',
    sentence:
      'No committed file names a registry or a path of one machine, or holds a token or a private key',
    violations: (project) =>
      [...project.files].flatMap(([path, text]) =>
        leaks.flatMap(([pattern, what]): Violation[] => {
          const at = path === 'package-lock.json' ? -1 : text.search(pattern);
          return at < 0 ? [] : [{ path, line: text.slice(0, at).split('\n').length, what: `holds ${what}` }];
        }),
      ),
  },
  {
    name: 'lock-file',
    sentence: 'The lock file is whole, for every platform, and does not say where packages were fetched from',
    violations: lockFile,
  },
  {
    name: 'runtime-dependencies',
    sentence: 'keytar is the only dependency at run time; all else is bundled',
    violations: (project) => {
      const text = project.files.get('package.json');
      if (text === undefined) return [];
      return Object.keys(Package.parse(JSON.parse(text)).dependencies ?? {})
        .filter((name) => name !== 'keytar')
        .map((name) => ({ path: 'package.json', what: `${name} is a runtime dependency` }));
    },
  },
  {
    name: 'package-contents',
    sentence:
      'A package holds the built app and keytar and nothing else, so the stand-in for Electron never ships',
    violations: packageContents,
  },
];

function lockFile(project: Project): readonly Violation[] {
  const path = 'package-lock.json';
  const text = project.files.get(path);
  if (text === undefined) return [];
  const { packages } = Lock.parse(JSON.parse(text));
  const present = new Set(Object.keys(packages).map((key) => key.replace(/^.*node_modules\//, '')));
  return Object.entries(packages).flatMap(([name, { resolved, dependencies, optionalDependencies }]) => [
    ...(resolved === undefined ? [] : [{ path, what: `${name} has "resolved"` }]),
    ...Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((wanted) => !present.has(wanted))
      .map((wanted) => ({ path, what: `${name} wants ${wanted}, which is missing` })),
  ]);
}

function packageContents(project: Project): readonly Violation[] {
  const path = 'electron-builder.yml';
  const text = project.files.get(path);
  if (text === undefined) return [{ path, what: 'is missing' }];
  return Builder.parse(parse(text))
    .files.filter((pattern) => !packaged.test(pattern))
    .map((pattern) => ({ path, what: `packs ${pattern}` }));
}
