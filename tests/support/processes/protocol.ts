// What a test process and its supervisor say to each other.

/** One program under supervision. `name` is unique within the group; `env` is the whole environment. */
export interface ProgramSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Written to standard input, which is then closed. */
  readonly input?: string;
  /** The signal that `stop` begins with; SIGKILL follows after two seconds. */
  readonly stopSignal: 'SIGTERM' | 'SIGKILL';
}

/** From the test process to the supervisor. `id` numbers the request. */
export type Request =
  | { readonly id: number; readonly kind: 'start'; readonly program: ProgramSpec }
  | { readonly id: number; readonly kind: 'signal'; readonly name: string; readonly signal: NodeJS.Signals }
  | { readonly id: number; readonly kind: 'stop-program'; readonly name: string }
  | { readonly id: number; readonly kind: 'stop' };

/** From the supervisor to the test process. */
export type Report =
  | { readonly kind: 'ready'; readonly folder: string }
  | { readonly kind: 'done'; readonly id: number; readonly pid?: number }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'exited'; readonly name: string; readonly status: string };
