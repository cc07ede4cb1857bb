// What one may do with a kept token right now, and why not where one may not.
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ContextId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { urgencyOf } from '../../components/urgency.ts';

/** Neither revoked nor on the way there. */
export function isLive({ state }: TokenRow): boolean {
  return state !== 'revoked' && state !== 'revoking';
}

export type TokenActions = {
  readonly ended: boolean;
  /** It is taken back already, or its cluster is in no kubeconfig. */
  readonly noRevoke: boolean;
  /** As above, or the server made it by itself. */
  readonly noRenew: boolean;
  /** Why the token itself cannot be had now; absent where it can. */
  readonly noCopy?: string;
  readonly noPortal?: string;
  readonly portalOf?: ContextId;
};

/** `keychainUnusable` matters only for tokens that are kept there. */
export function actionsFor(
  token: TokenRow,
  cluster: ClusterRow | undefined,
  keychainUnusable: boolean,
  now: number,
): TokenActions {
  const revoked = token.state === 'revoked';
  const ended = revoked || urgencyOf(token, now) === 'ended';
  const noCopy = keychainUnusable && token.state === 'stored' ? text.keychain.needed : undefined;
  const arc = cluster?.arc === 'yes';
  return {
    ended,
    noRevoke: revoked || cluster === undefined,
    noRenew: !isLive(token) || cluster === undefined || token.route === 'legacy-secret',
    ...(noCopy === undefined ? {} : { noCopy }),
    ...(arc ? { portalOf: cluster.contextId } : { noPortal: text.tokens.noPortal }),
  };
}
