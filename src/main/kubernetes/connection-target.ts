// Where a connection goes and what it presents there: decided by the kubeconfig, used by the transport.
import type { ClusterRow } from '../../shared/cluster.ts';
import type { ContextId } from '../../shared/ids.ts';
import type { Result } from '../../shared/ipc/result.ts';

export type CredentialKind = ClusterRow['credential']['kind'];

/** A client certificate with its key, both PEM. */
export type ClientCertificate = { readonly certificate: string; readonly key: string };

/** What one request presents; secret, never logged and never compared but by identity. */
export type Presented = {
  /** Value of the `Authorization` header. */
  readonly authorization?: string;
  readonly certificate?: ClientCertificate;
};

/** Where a credential comes from; it may change while the connection lives. */
export type CredentialSource = {
  readonly kind: CredentialKind;
  /** The credential to present now. Waits as long as a login takes; ends with the signal. */
  get(signal: AbortSignal): Promise<Result<Presented>>;
  /** The server refused `presented` with 401. Answers a fresh credential, or `undefined` where there is none. */
  refresh?(presented: Presented, signal: AbortSignal): Promise<Result<Presented | undefined>>;
};

export type Impersonation = {
  readonly user: string;
  readonly uid?: string;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
};

/** How the server's certificate is checked. Without `ca` the system's roots decide, as for kubectl. */
export type Trust = {
  readonly ca?: string;
  readonly serverName?: string;
  readonly skipVerify: boolean;
};

export type ConnectionTarget = {
  readonly contextId: ContextId;
  /** http or https, perhaps with a path (Rancher); no query, no slash at the end. */
  readonly server: string;
  readonly trust: Trust;
  /** http, https or socks5; may hold a password. */
  readonly proxy?: string;
  readonly impersonation?: Impersonation;
  readonly compression: boolean;
  readonly credential: CredentialSource;
};
