// Compiles a control plane from the Go modules into a folder.
import { setTimeout as wait } from 'node:timers/promises';
import { ProcessGroup } from '../processes/process-group.ts';
import { minorOf, versionFolder } from './versions.ts';

const limitMs = 45 * 60_000;
const progressEveryMs = 5000;

/** The programs that are built; the names of the files too. */
export const builtPrograms = ['kube-apiserver', 'kube-controller-manager', 'kubectl'] as const;
type BuiltProgram = (typeof builtPrograms)[number];

/** Takes one line about the work at hand. */
export type ProgressListener = (line: string) => void;

/**
 * Builds programs of a version into `target`: about 10 minutes on two cores the first time, seconds when
 * Go's own cache is warm. Needs Go and its module proxy. Ends with this process. Throws with Go's last words.
 */
export async function goBuild(
  version: string,
  names: readonly BuiltProgram[],
  target: string,
  onProgress: ProgressListener,
): Promise<void> {
  const group = await ProcessGroup.create('go-build');
  const started = Date.now();
  try {
    const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: process.env['GOTOOLCHAIN'] ?? 'local' };
    await group
      .start({ name: 'go', command: 'go', args: arguments_(version, names, target), env })
      .catch(() => {
        throw new Error(
          'The program "go" is missing. Install Go 1.26 or newer (https://go.dev/dl), then run this again.',
        );
      });
    let next = progressEveryMs;
    while (group.exitOf('go') === undefined) {
      const elapsed = Date.now() - started;
      if (elapsed > limitMs)
        throw new Error(`Building Kubernetes ${version} took over ${limitMs / 60_000} minutes.`);
      if (elapsed >= next) {
        next += progressEveryMs;
        onProgress(
          `Building the Kubernetes ${version} control plane: ${spoken(elapsed)} so far, about 10 min the first time`,
        );
      }
      await wait(200);
    }
    if (group.exitOf('go') !== 'code 0') {
      const log = await group.log('go');
      throw new Error(
        `Building Kubernetes ${version} failed (${group.exitOf('go') ?? ''}):\n${log.slice(-2000)}`,
      );
    }
  } finally {
    await group.stop();
  }
}

function arguments_(version: string, names: readonly BuiltProgram[], target: string): string[] {
  // 1.24 reports the version of client-go, later ones that of component-base.
  const stamps = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => [
    `-X ${path}.gitVersion=v${version}`,
    `-X ${path}.gitMajor=1`,
    `-X ${path}.gitMinor=${minorOf(version)}`,
  ]);
  // Old golang.org/x modules link into the runtime, which Go 1.23 and newer refuse by default.
  const oldModules = minorOf(version) < 30 ? ['-checklinkname=0'] : [];
  return [
    ...['build', '-C', versionFolder(version), '-mod=readonly', '-trimpath', '-buildvcs=false'],
    ...[`-ldflags=${['-s', '-w', ...oldModules, ...stamps].join(' ')}`, '-o', `${target}/`],
    ...names.map((name) => `k8s.io/kubernetes/cmd/${name}`),
  ];
}

/** 65 s becomes `1 min 05 s`. */
function spoken(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
