// Says whether Go can build the control plane; no Debian package is new enough, so it is never installed from here.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { say } from './say.mjs';

const oldestMinor = 26;

/**
 * What is missing: nothing, or Go, having said so. Not needed where `KUBEBUILDER_ASSETS` names ready-made programs.
 * @returns {string[]}
 */
export function missingGo() {
  if (process.env['KUBEBUILDER_ASSETS'] !== undefined) return [];
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', timeout: 10_000 });
  const minor = /^go1\.(\d+)/.exec(stdout ?? '')?.[1];
  if (minor !== undefined && Number(minor) >= oldestMinor) return [];
  const found = minor === undefined ? 'Go is missing' : `Go 1.${minor} is too old`;
  say(`${found}: the real control plane needs Go 1.${oldestMinor} or newer (go.dev/dl).`);
  return ['go'];
}
