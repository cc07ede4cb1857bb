// What every route to a token takes and gives.
import type { Origin } from '../../accounts/manifests.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import type { TokenAccount } from '../../kubernetes/tokens.ts';
import type { Granted } from '../granted.ts';

/** Whose token is made, and what is written on its Secret. */
export type TokenOrder = {
  /** Without a UID the operator may not read accounts. */
  readonly account: TokenAccount;
  readonly origin: Origin;
};

/** A token that a server gave. Nobody logs it: its reader tells the redactor first, and then checks it. */
export type Obtained = {
  readonly token: string;
  /** Reads what it grants from its own claims. Fails with `bad-answer`, or `conflict` for another account's. */
  readonly granted: () => Result<Granted>;
  /** Of the bound Secret, or of the Secret that holds the token. */
  readonly secretUid?: string | undefined;
  /** Day on which the server last saw a token of this Secret. */
  readonly lastUsedOn?: string | undefined;
};

/** For a step that ends by itself or by its own time-out, whatever the user does. */
export function unending(): AbortSignal {
  return new AbortController().signal;
}
