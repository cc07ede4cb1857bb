// All stages, in the order in which they run.
import { variants } from '../../tests/support/control-plane/variants.ts';
import type { Component, Stage } from './stage.ts';

const minute = 60_000;
const [, ...otherServers] = variants;
const controlPlane = ['go', 'etcd', 'openssl'] satisfies Component[];
const keychain = ['gnome-keyring', 'dbus', 'libsecret'] satisfies Component[];
const window = ['chromium', 'xvfb', 'xclip', 'fonts'] satisfies Component[];

const typeProjects = [
  { name: 'node', file: 'tsconfig.json' },
  { name: 'preload', file: 'src/preload/tsconfig.json' },
  { name: 'renderer', file: 'src/renderer/tsconfig.json' },
  { name: 'renderer-tests', file: 'tests/renderer/tsconfig.json' },
  { name: 'e2e', file: 'tests/e2e/tsconfig.json' },
  { name: 'stand-in-pages', file: 'tests/electron-stand-in/boot/tsconfig.json' },
  { name: 'fixture-pages', file: 'tests/electron-stand-in/fixture/page/tsconfig.json' },
];

const fast: readonly Stage[] = [
  check('lint', 'Lint', ['eslint', '--max-warnings=0', '--cache', '--cache-location=out/cache/eslint', '.']),
  ...typeProjects.map(({ name, file }) =>
    check(`types-${name}`, `Types of ${name.replaceAll('-', ' ')}`, ['tsc', '-p', file]),
  ),
  check('format', 'Format', [
    ...(['prettier', '--check', '--log-level=warn'] as const),
    ...['--cache', '--cache-location=out/cache/prettier', '.'],
  ]),
  check('architecture', 'Architecture', ['node', 'scripts/check-architecture.ts']),
  check('dead-code', 'Dead code', ['knip', '--cache', '--cache-location=out/cache/knip']),
  { ...vitest('unit', 'Unit tests', 'unit', []), fast: true },
];

const slow: readonly Stage[] = [
  {
    ...check('control-plane', 'Control plane', ['node', 'tests/support/control-plane/build.ts']),
    fast: false,
    needs: controlPlane,
    limitMs: 40 * minute,
  },
  {
    ...check('other-versions', 'Control planes of other versions', [
      ...(['node', 'tests/support/control-plane/build.ts'] as const),
      ...otherServers.flatMap(({ options }) => options.version ?? []),
    ]),
    ...{ fast: false, needs: controlPlane, limitMs: 40 * minute, group: 'matrix' },
  },
  { ...check('build', 'Build', ['node', 'scripts/build.ts']), fast: false },
  vitest('integration', 'Integration tests', 'integration', [...controlPlane, ...keychain, ...window]),
  ...otherServers.map(({ name }) => ({
    ...vitest(`matrix-${name.replaceAll(' ', '-')}`, `Integration tests, ${name}`, 'matrix', [
      ...controlPlane,
      ...keychain,
    ]),
    group: 'matrix',
    env: { TOKEN_DESK_VARIANT: name },
  })),
  vitest('kubeconfig', 'Kubeconfig verdicts', 'kubeconfig', controlPlane),
  vitest('stand-in', 'Stand-in for Electron', 'electron-stand-in', window),
  playwright('renderer', 'Renderer tests', 'tests/renderer/playwright.config.ts', ['chromium', 'fonts']),
  playwright('e2e', 'End-to-end tests', 'playwright.config.ts', [...controlPlane, ...keychain, ...window]),
  {
    ...check('secrets', 'Search for secrets', ['node', 'tests/secrets/check-secrets.ts']),
    fast: false,
    needs: [...controlPlane, ...keychain, ...window],
  },
  {
    ...check('race', 'Race of several processes', ['node', 'tests/race/race.ts']),
    fast: false,
    needs: [...controlPlane, ...keychain, ...window],
    limitMs: 15 * minute,
  },
  {
    ...check('demo', 'Demo', ['node', 'scripts/demo/demo.ts', '--perform']),
    fast: false,
    needs: [...controlPlane, ...keychain, ...window],
  },
  { ...check('fuzz', 'Fuzzing of the gate', ['node', 'tests/fuzz/gate.ts']), fast: false },
];

/** Every stage; the fast ones first. */
export const stages: readonly Stage[] = [...fast, ...slow];

function check(name: string, title: string, command: Stage['command']): Stage {
  return { name, title, fast: true, command, counted: { by: 'exit-code' }, needs: [], limitMs: 10 * minute };
}

function vitest(name: string, title: string, project: string, needs: readonly Component[]): Stage {
  const command = ['vitest', 'run', '--project', project] as const;
  return {
    name,
    title,
    fast: false,
    command: [...command],
    counted: { by: 'vitest' },
    needs,
    limitMs: 20 * minute,
  };
}

function playwright(name: string, title: string, config: string, needs: readonly Component[]): Stage {
  const command = ['playwright', 'test', '--config', config] as const;
  return {
    ...{ name, title, fast: false, command: [...command], counted: { by: 'playwright' } },
    ...{ needs, limitMs: 20 * minute },
  };
}
