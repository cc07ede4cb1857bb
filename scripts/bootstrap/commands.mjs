// The commands that `scripts/run.mjs` knows: the script of each, and what the machine must have for it.

/**
 * @typedef {{ runtime: 'electron' | 'stand-in' | 'none', display: boolean }} Machine
 * @typedef {object} Command
 * @property {string} script file from the root
 * @property {readonly string[]} args put before those of the caller
 * @property {boolean} window shows the app's window
 * @property {boolean} skips leaves out what a missing component makes impossible, and says so at the end
 * @property {(machine: Machine) => readonly string[]} needs components of the system
 */

const controlPlane = ['go', 'etcd', 'openssl'];
const keychain = ['gnome-keyring', 'dbus', 'libsecret'];
const everything = [...controlPlane, ...keychain, 'chromium', 'fonts', 'xvfb', 'xclip'];

/** @type {Record<string, Command>} */
export const commands = {
  start: {
    script: 'scripts/start.ts',
    args: [],
    window: true,
    skips: false,
    needs: ({ runtime }) => (runtime === 'stand-in' ? ['chromium', 'libsecret'] : ['libsecret']),
  },
  demo: {
    script: 'scripts/demo/demo.ts',
    args: [],
    window: true,
    skips: false,
    needs: ({ runtime, display }) => [
      ...controlPlane,
      ...keychain,
      ...(runtime === 'stand-in' ? ['chromium', 'fonts'] : []),
      ...(display ? [] : ['xvfb', 'xclip']),
    ],
  },
  test: { script: 'scripts/test.ts', args: [], window: true, skips: true, needs: () => everything },
  race: { script: 'tests/race/race.ts', args: [], window: true, skips: false, needs: () => everything },
  pictures: {
    script: 'scripts/pictures.ts',
    args: [],
    window: false,
    skips: false,
    needs: () => ['chromium', 'fonts'],
  },
  check: { script: 'scripts/test.ts', args: ['--fast'], window: false, skips: false, needs: () => [] },
  bench: { script: 'tests/bench/bench.ts', args: [], window: true, skips: false, needs: () => everything },
  format: { script: 'scripts/format.ts', args: [], window: false, skips: false, needs: () => [] },
  build: { script: 'scripts/build.ts', args: [], window: false, skips: false, needs: () => [] },
};
