// The log's shape; every line is redacted before it is written.

/** Levels as in RFC 5424, the four that we use. `facts` must be plain data. */
export type Log = {
  readonly error: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly info: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly debug: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
};
