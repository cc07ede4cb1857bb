// How a file looks from outside: name, length, first line, and what it exports.
import type { Project } from '../project.ts';
import type { Rule, Violation } from '../rule.ts';

const longest = 300;
const entries = ['src/main/index.ts', 'src/preload/index.ts'];
const isConfig = (path: string) => /(^|\/)[a-z.]+\.config\.[mc]?ts$/.test(path);

export const fileRules: readonly Rule[] = [
  {
    name: 'length',
    sentence: `No file has more than ${longest} lines, the text catalogue excepted`,
    violations: (project) =>
      project.sources.flatMap(({ path, text }) => {
        const lines = text.trimEnd().split('\n').length;
        if (lines <= longest || path.startsWith('src/shared/text/')) return [];
        return [{ path, what: `${lines} lines` }];
      }),
  },
  {
    name: 'first-line',
    sentence: 'The first line of a code file is a comment that says its job',
    violations: (project) =>
      project.sources
        .filter(({ text }) => !/^\/\/ \S/.test(text.replace(/^#!.*\n/, '')))
        .map(({ path }) => ({ path, line: 1, what: 'does not begin with a comment' })),
  },
  {
    name: 'kebab-case',
    sentence: 'Names of code files and their folders are kebab-case',
    violations: (project) =>
      project.sources
        .filter(({ path }) => !path.split('/').every((part) => /^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)))
        .map(({ path }) => ({ path, what: 'is not kebab-case' })),
  },
  {
    name: 'barrels',
    sentence: 'No file exists to pass on what others export',
    violations: (project) => [...reExports(project), ...indexFiles(project)],
  },
  {
    name: 'default-exports',
    sentence: 'No default exports, the configuration of tools excepted',
    violations: (project) =>
      project.sources
        .filter(({ path }) => !isConfig(path))
        .flatMap(({ path, defaultExports }) =>
          defaultExports.map((line) => ({ path, line, what: 'has a default export' })),
        ),
  },
  {
    name: 'casts',
    sentence: 'In src a cast has its reason beside it',
    violations: (project) =>
      project.sources
        .filter(({ path }) => path.startsWith('src/'))
        .flatMap(({ path, bareCasts }) =>
          bareCasts.map((line) => ({ path, line, what: 'casts without a reason' })),
        ),
  },
];

function reExports(project: Project): Violation[] {
  return project.sources.flatMap(({ path, reExports: lines }) =>
    lines.map((line) => ({ path, line, what: 'passes on the exports of another file' })),
  );
}

function indexFiles(project: Project): Violation[] {
  return project.sources
    .filter(
      ({ path }) => /(^|\/)index\.[a-z]+$/.test(path) && path.startsWith('src/') && !entries.includes(path),
    )
    .map(({ path }) => ({ path, what: 'index files are for entries' }));
}
