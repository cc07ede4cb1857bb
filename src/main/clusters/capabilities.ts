// Which routes to a token a cluster offers, by what it shows: never by its version.
import type { Permission, RouteOffer } from '../../shared/cluster.ts';
import type { Connection } from '../kubernetes/connection.ts';

/** What a cluster was found to be able to do; `undefined` where it would not say. */
export type TokenCapabilities = {
  /** Serves `serviceaccounts/token`. */
  readonly tokenRequest: boolean | undefined;
  /** Makes a Secret for each account: the one of `default/default` has one. */
  readonly makesSecrets: boolean | undefined;
};

/** Asks the cluster what it serves, and looks at an account that every cluster has. Never fails. */
export async function findTokenCapabilities(
  connection: Connection,
  signal: AbortSignal,
): Promise<TokenCapabilities> {
  const [resources, account] = await Promise.all([
    connection.call((apis) => apis.core.getAPIResourcesWithHttpInfo(), { signal }),
    connection.call(
      (apis) => apis.core.readNamespacedServiceAccountWithHttpInfo({ namespace: 'default', name: 'default' }),
      { signal },
    ),
  ]);
  return {
    tokenRequest: resources.ok
      ? resources.value.value.resources.some(({ name }) => name === 'serviceaccounts/token')
      : undefined,
    makesSecrets: account.ok ? (account.value.value.secrets ?? []).length > 0 : undefined,
  };
}

/** Offers for one cluster and user: the recommended one first. */
export function offerRoutes(
  { tokenRequest, makesSecrets }: TokenCapabilities,
  permissions: readonly Permission[],
): RouteOffer[] {
  const verdict = (id: Permission['id']) => permissions.find((one) => one.id === id)?.verdict ?? 'unknown';
  const request = requestOffer(tokenRequest, verdict('issue-tokens'));
  const secret = secretOffer(verdict('secrets'), request.verdict === 'unavailable');
  return [request, secret, legacyOffer(makesSecrets)];
}

function requestOffer(served: boolean | undefined, issue: Permission['verdict']): RouteOffer {
  if (served === false) return { route: 'token-request', verdict: 'unavailable', why: 'not-served' };
  // A right that is limited to one name looks missing until the name is known: unknown, not unavailable.
  if (issue === 'missing') return { route: 'token-request', verdict: 'unknown', why: 'not-permitted' };
  return { route: 'token-request', verdict: 'recommended', why: 'expires' };
}

function secretOffer(secrets: Permission['verdict'], onlyWay: boolean): RouteOffer {
  if (secrets === 'missing') return { route: 'token-secret', verdict: 'unknown', why: 'not-permitted' };
  return { route: 'token-secret', verdict: onlyWay ? 'recommended' : 'available', why: 'never-expires' };
}

function legacyOffer(makesSecrets: boolean | undefined): RouteOffer {
  if (makesSecrets === undefined) return { route: 'legacy-secret', verdict: 'unknown', why: 'never-expires' };
  return makesSecrets
    ? { route: 'legacy-secret', verdict: 'available', why: 'never-expires' }
    : // Older accounts, and those to which somebody gave a Secret, may still have one.
      { route: 'legacy-secret', verdict: 'unknown', why: 'not-made-by-server' };
}
