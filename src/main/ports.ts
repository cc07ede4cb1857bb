// What the core needs from outside: the desktop provides it, tests and benchmarks provide their own.
import type { IssuanceId } from '../shared/ids.ts';
import type { Emit } from '../shared/ipc/contract.ts';
import type { Result } from '../shared/ipc/result.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** The system clipboard, as far as a token needs it. */
export type ClipboardPort = {
  /** Puts exactly these characters there, with hints to clipboard managers where `hints` is set. */
  write(text: string, hints: boolean): Promise<Result<void>>;
  /** What is there now, to compare before clearing. */
  read(): Promise<string>;
  clear(): Promise<void>;
};

/** The process environment after the login shell was asked. */
export type Environment = {
  readonly source: 'inherited' | 'login-shell' | 'failed';
  readonly shell?: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly remoteSession: boolean;
};

/** How others start our command line: an absolute path, and arguments before its own. */
export type CommandLine = { readonly command: string; readonly args: readonly string[] };

/** A kept token that ends; times in epoch ms. */
export type EndingToken = {
  readonly issuanceId: IssuanceId;
  readonly accountName: string;
  readonly clusterName: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
};

/** What is told at once: tokens that end soon, and tokens that ended without a word before; soonest first. */
export type ExpiryNews = { readonly ending: readonly EndingToken[]; readonly ended: readonly EndingToken[] };

export type Ports = {
  /** Folder of database, settings and log; made with mode 0700. */
  readonly dataFolder: string;
  /** Where the managed settings are, if there are any. */
  readonly managedFile: string;
  /** Resolved once; a desktop start asks the login shell (5 s limit). */
  readonly environment: () => Promise<Environment>;
  readonly clipboard: ClipboardPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  /** `maria on desk-ops-04`. */
  readonly operator: string;
  /** Application version and runtime, for Settings. */
  readonly about: { readonly version: string; readonly runtime: string };
  /**
   * Repairs what dead processes left, and follows revocations of others: the window does, a command that runs beside it
   * does not.
   */
  readonly recovers: boolean;
  /** Opens an https address of an allowed host in the browser. */
  readonly openExternal: (url: string) => Promise<Result<void>>;
  /** Shows the file dialog; an empty list when it is closed. */
  readonly chooseFiles: (startFolder: string) => Promise<readonly string[]>;
  /**
   * Asks where to save a file; `undefined` when the dialog is closed. Asks by itself before something is replaced.
   */
  readonly chooseTarget: (suggested: string) => Promise<string | undefined>;
  /** Where our command line is; `undefined` where none is installed. */
  readonly commandLine: () => CommandLine | undefined;
  /** What only a desktop knows; absent where there is no window. */
  readonly desktop?: {
    /** Seconds since the last input anywhere on the machine. */
    readonly idleSeconds: () => number;
    /** Destroys every window that shows a token. */
    readonly closeReveals: () => void;
    /** Tells the user of tokens that end. */
    readonly tellExpiry: (news: ExpiryNews) => void;
    /** How many kept tokens end within the hour. */
    readonly endingSoon: (count: number) => void;
  };
  /** Shows one token in a window of its own for at most `seconds`; `read` is called when the user unmasks it. */
  readonly reveal: (request: {
    readonly issuanceId: IssuanceId;
    readonly title: string;
    readonly seconds: number;
    readonly read: () => Promise<Result<string>>;
  }) => Promise<Result<void>>;
};
