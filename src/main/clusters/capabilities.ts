// Which routes to a token a cluster offers.
import type { Permission, RouteOffer } from '../../shared/cluster.ts';

/** TokenRequest is stable since 1.22; the two routes through Secrets follow later. */
const OLDEST_MINOR = 22;

/** Offers for one cluster, the recommended one first. `version` is the server's `gitVersion`, where it is known. */
export function offerRoutes(version: string | undefined, permissions: readonly Permission[]): RouteOffer[] {
  return [
    tokenRequest(version, permissions),
    { route: 'token-secret', verdict: 'unavailable', why: 'not-built' },
    { route: 'legacy-secret', verdict: 'unavailable', why: 'not-built' },
  ];
}

function tokenRequest(version: string | undefined, permissions: readonly Permission[]): RouteOffer {
  const minor = /^v?1\.(\d+)/.exec(version ?? '')?.[1];
  if (minor !== undefined && Number(minor) < OLDEST_MINOR) {
    return { route: 'token-request', verdict: 'unavailable', why: 'server-too-old' };
  }
  const issue = permissions.find(({ id }) => id === 'issue-tokens')?.verdict ?? 'unknown';
  // A right that is limited to one name looks missing until the name is known: unknown, not unavailable.
  if (issue === 'missing') return { route: 'token-request', verdict: 'unknown', why: 'not-permitted' };
  return { route: 'token-request', verdict: 'recommended', why: 'expires' };
}
