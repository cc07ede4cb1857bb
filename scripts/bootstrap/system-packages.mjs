// Finds the system packages that a command needs; installs them as root on a Debian family machine, else says how.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { runQuietly } from './run-program.mjs';
import { say, sayProgress } from './say.mjs';

const installLimitMs = 15 * 60_000;
const libraryFolders = [
  '/usr/lib',
  '/usr/lib64',
  '/lib',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
];

/** Component -> Debian package and how it is recognised. */
const components = {
  chromium: { package: 'chromium', found: () => onPath('chromium') },
  xvfb: { package: 'xvfb', found: () => onPath('Xvfb') },
  xclip: { package: 'xclip', found: () => onPath('xclip') },
  fonts: { package: 'fonts-liberation', found: () => existsSync('/usr/share/fonts') },
  'gnome-keyring': { package: 'gnome-keyring', found: () => onPath('gnome-keyring-daemon') },
  dbus: { package: 'dbus', found: () => onPath('dbus-daemon') && onPath('dbus-run-session') },
  libsecret: { package: 'libsecret-1-0', found: () => hasLibrary('libsecret-1.so.0') },
  etcd: { package: 'etcd-server', found: () => onPath('etcd') || inAssets('etcd') },
  openssl: { package: 'openssl', found: () => onPath('openssl') },
};

/**
 * Installs what is missing where that may be done, and answers what is still missing, having said what to do.
 * @param {readonly string[]} needs names of components; others are ignored
 * @returns {Promise<string[]>}
 */
export async function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return [];
  const missing = () =>
    Object.entries(components).filter(([name, { found }]) => needs.includes(name) && !found());
  const packages = missing().map(([, component]) => component.package);
  if (packages.length === 0) return [];
  const debian = onPath('apt-get');
  if (debian && process.getuid?.() === 0) {
    say(`Missing system packages: ${packages.join(', ')}.`);
    const failure = await install(packages);
    if (failure !== undefined) say(failure);
  }
  const left = missing();
  if (left.length > 0) {
    const names = left.map(([, component]) => component.package);
    say(`These system packages are missing: ${names.join(', ')}.`);
    say(
      debian
        ? `Install them: sudo apt-get install ${names.join(' ')}`
        : 'Install them with your package manager.',
    );
  }
  return left.map(([component]) => component);
}

/** @param {readonly string[]} packages @returns {Promise<string | undefined>} what went wrong */
async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { timeoutMs: installLimitMs, env };
  const result = await sayProgress(`Installing ${packages.join(', ')}`, async () => {
    await runQuietly('apt-get', ['update', '-q'], options);
    return runQuietly('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], options);
  });
  if (result.timedOut) return 'apt-get did not finish within 15 minutes.';
  return result.code === 0 ? undefined : `apt-get failed:\n${result.output.trim().slice(-2000)}`;
}

/** @param {string} program */
function onPath(program) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** @param {string} name */
function hasLibrary(name) {
  return libraryFolders.some((folder) => existsSync(join(folder, name)));
}

/** @param {string} program */
function inAssets(program) {
  const assets = process.env['KUBEBUILDER_ASSETS'];
  return assets !== undefined && existsSync(join(assets, program));
}
