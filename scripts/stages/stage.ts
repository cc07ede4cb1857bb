// A stage of the tests: what it is called, what it needs of the machine, and how it is run and counted.

/** What a stage counted. */
export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  /** For the end of the run: each test that failed, and the first line of why. */
  readonly failures: readonly string[];
  /** Sentences for the end of the run: what was skipped, and why. */
  readonly skipped: readonly string[];
  /** What went wrong beside the tests themselves. */
  readonly problem?: string;
};

/** How the result of a stage's program is read. */
export type Counted =
  /** One check: passed when the program ends with 0. */
  | { readonly by: 'exit-code' }
  /** Every test of a vitest run. */
  | { readonly by: 'vitest' }
  /** Every test of a Playwright run. */
  | { readonly by: 'playwright' };

/** Parts of the system that a stage may need; the names are those of `scripts/bootstrap`. */
export type Component =
  | 'go'
  | 'etcd'
  | 'openssl'
  | 'gnome-keyring'
  | 'dbus'
  | 'libsecret'
  | 'chromium'
  | 'xvfb'
  | 'xclip'
  | 'fonts';

export type Stage = {
  /** For `--only=`. */
  readonly name: string;
  /** For `--only=` too: stages that belong together. */
  readonly group?: string;
  readonly title: string;
  /** Part of `npm run check`: runs beside the other fast ones, its output is shown when it fails. */
  readonly fast: boolean;
  /** Node's arguments, or a program of `node_modules/.bin` with its own. */
  readonly command: readonly [string, ...string[]];
  readonly counted: Counted;
  readonly needs: readonly Component[];
  /** Put over the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly limitMs: number;
};
