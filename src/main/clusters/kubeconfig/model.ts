// What a kubeconfig says, in our words; fields follow client-go's tools/clientcmd/api/v1.

/** Where something stands in a file; both from 1. */
export type Position = { readonly line: number; readonly column: number };

/** The file that an entry comes from, and where its fields stand; paths are already absolute. */
export type Origin = {
  readonly file: string;
  readonly at: Position;
  readonly fields: Readonly<Record<string, Position>>;
};

export type ClusterEntry = {
  readonly origin: Origin;
  readonly server: string;
  readonly tlsServerName: string;
  readonly skipVerify: boolean;
  readonly caFile: string;
  /** Decoded, PEM. */
  readonly caData: string;
  readonly proxyUrl: string;
  readonly disableCompression: boolean;
  /** Handed to an exec plugin that asks for cluster information. */
  readonly execConfig?: unknown;
};

export type ExecEntry = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly apiVersion: string;
  readonly installHint: string;
  readonly provideClusterInfo: boolean;
  /** As written, or the default of the API version. */
  readonly interactiveMode: string;
};

/** Holds secrets: never logged, never sent to the window. */
export type UserEntry = {
  readonly origin: Origin;
  readonly certificateFile: string;
  readonly certificateData: string;
  readonly keyFile: string;
  readonly keyData: string;
  readonly token: string;
  readonly tokenFile: string;
  readonly username: string;
  readonly password: string;
  readonly as: string;
  readonly asUid: string;
  readonly asGroups: readonly string[];
  readonly asExtra: Readonly<Record<string, readonly string[]>>;
  readonly authProvider?: string;
  readonly exec?: ExecEntry;
};

export type ContextEntry = {
  readonly origin: Origin;
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string;
};

/** One file, or several merged. */
export type Kubeconfig = {
  readonly clusters: ReadonlyMap<string, ClusterEntry>;
  readonly users: ReadonlyMap<string, UserEntry>;
  readonly contexts: ReadonlyMap<string, ContextEntry>;
  readonly currentContext: string;
};

export const emptyKubeconfig: Kubeconfig = {
  clusters: new Map(),
  users: new Map(),
  contexts: new Map(),
  currentContext: '',
};
