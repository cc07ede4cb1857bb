// The people that a test control plane knows, each by a client certificate and by a static token.
import { randomBytes } from 'node:crypto';

/**
 * `admin` may do everything; `namespace-limited` may issue in one namespace (see grants.ts); `read-only` holds `view`;
 * `expired` has admin's rights, but a certificate that ended an hour ago and a token that the server does not know.
 */
export const userNames = ['admin', 'namespace-limited', 'read-only', 'expired'] as const;
export type UserName = (typeof userNames)[number];

/** What a user signs in with. */
export interface Credentials {
  readonly certFile: string;
  readonly keyFile: string;
  readonly token: string;
}

/** The group of a user, if there is one. */
export function groupOf(user: UserName): string | undefined {
  return user === 'admin' || user === 'expired' ? 'system:masters' : undefined;
}

/** A random static token. */
export function newToken(): string {
  return randomBytes(24).toString('hex');
}

/** The text of a `--token-auth-file`. */
export function tokenFile(users: Readonly<Record<UserName, Credentials>>): string {
  return userNames
    .filter((user) => user !== 'expired')
    .map((user) => [users[user].token, user, `${user}-uid`, groupOf(user)].filter(Boolean).join(',') + '\n')
    .join('');
}
