// Each rule of the architecture finds what is planted against it, and finds nothing in a clean project.
import { expect, test } from 'vitest';
import { Project } from '../../../scripts/architecture/project.ts';
import { rules } from '../../../scripts/architecture/rules.ts';

const job = '// Does one thing.\n';
const builder = 'files:\n  - out/main/**\n';

/** The names of the rules that a project of these files breaks. */
function broken(files: Record<string, string>): readonly string[] {
  const project = new Project(new Map(Object.entries({ 'electron-builder.yml': builder, ...files })));
  return rules.filter(({ violations }) => violations(project).length > 0).map(({ name }) => name);
}

const jwt = ['eyJhbGciOiJSUzI1NiJ9', 'eyJpc3MiOiJub3doZXJlIn0', 'c2lnbmF0dXJl'.repeat(8)].join('.');
const channelNames = `${job}export const callNames = ['clusters.list'] as const;\nexport const eventNames = [] as const;\n`;
const lock = (entry: object) => JSON.stringify({ packages: { 'node_modules/a': entry } });

const planted: readonly (readonly [rule: string, what: string, files: Record<string, string>])[] = [
  [
    'arrows',
    'a service that uses a handler',
    { 'src/main/tokens/issue.ts': `${job}import '../handlers/tokens.ts';` },
  ],
  [
    'arrows',
    'the desktop reaching past the core',
    { 'src/main/desktop/a.ts': `${job}import '../storage/b.ts';` },
  ],
  ['arrows', 'a folder that is no layer', { 'src/main/helpers/a.ts': job }],
  [
    'cycles',
    'two files that import each other',
    { 'src/main/tokens/a.ts': `${job}import './b.ts';`, 'src/main/tokens/b.ts': `${job}import './a.ts';` },
  ],
  ['shared-imports', 'a package beside zod in shared', { 'src/shared/a.ts': `${job}import 'yaml';` }],
  [
    'preload-imports',
    'a schema in the preload',
    { 'src/preload/index.ts': `${job}import { calls } from '../shared/ipc/contract.ts';` },
  ],
  ['renderer-imports', 'Node in the renderer', { 'src/renderer/a.ts': `${job}import 'node:fs';` }],
  [
    'renderer-imports',
    'a lazy way from the renderer into main',
    { 'src/renderer/a.ts': `${job}await import('../main/core.ts');` },
  ],
  [
    'electron-imports',
    'Electron in a service',
    { 'src/main/tokens/a.ts': `${job}import { clipboard } from 'electron';` },
  ],
  [
    'tests-stay-out',
    'the stand-in reached from the app',
    { 'src/main/index.ts': `${job}import '../../tests/electron-stand-in/app.ts';` },
  ],
  ['import-endings', 'an import without its ending', { 'scripts/a.ts': `${job}import './b';` }],
  ['node-prefix', 'a bare name of a Node module', { 'scripts/a.ts': `${job}import 'fs/promises';` }],
  ['length', 'a file of 301 lines', { 'scripts/a.ts': job.repeat(301) }],
  ['first-line', 'a file that does not say its job', { 'scripts/a.ts': 'export const a = 1;' }],
  ['kebab-case', 'a name in camel case', { 'scripts/fooBar.ts': job }],
  ['barrels', 'a file that passes on everything', { 'scripts/a.ts': `${job}export * from './b.ts';` }],
  ['barrels', 'an index file that is no entry', { 'src/main/tokens/index.ts': job }],
  ['default-exports', 'a default export', { 'scripts/a.ts': `${job}export default 1;` }],
  [
    'casts',
    'a cast without a reason',
    { 'src/shared/a.ts': `${job}export const a = JSON.parse('1') as number;` },
  ],
  ['channels', 'a channel that nobody handles', { 'src/shared/ipc/channels.ts': channelNames }],
  ['leaks', 'a path of one machine', { 'README.md': ['See ', 'root', 'notes.'].join('/') }],
  ['leaks', 'a token', { 'docs/a.md': jwt }],
  [
    'lock-file',
    'an address of a registry in the lock file',
    { 'package-lock.json': lock({ resolved: 'https://x' }) },
  ],
  [
    'lock-file',
    'a package for another platform left out',
    { 'package-lock.json': lock({ optionalDependencies: { b: '1' } }) },
  ],
  ['runtime-dependencies', 'a second runtime dependency', { 'package.json': '{"dependencies":{"zod":"4"}}' }],
  ['package-contents', 'the stand-in in the package', { 'electron-builder.yml': `${builder}  - tests/**\n` }],
];

test.each(planted)('the rule "%s" finds %s', (rule, _what, files) => {
  expect(broken(files)).toEqual([rule]);
});

test('a clean project breaks no rule', () => {
  const clean = {
    'src/shared/ipc/channels.ts': channelNames,
    'src/shared/ipc/contract/clusters.ts': `${job}import { z } from 'zod';\nexport const calls = { 'clusters.list': z.string() };`,
    'src/main/handlers/clusters.ts': `${job}import '../clusters/catalog.ts';\nexport const handlers = { 'clusters.list': 1 };`,
    'src/main/clusters/catalog.ts': `${job}// The parser checked it.\nexport const a = JSON.parse('1') as number;`,
    'src/main/desktop/window.ts': `${job}import { app } from 'electron';\nimport type { Core } from '../core.ts';`,
    'tests/unit/desktop/gate.test.ts': `${job}import { callNames } from '../../../src/shared/ipc/channels.ts';`,
  };
  expect(broken(clean)).toEqual([]);
});
