// The half of the composition root that needs Kubernetes code; loaded after the window shows.
import { Accounts } from './accounts/accounts.ts';
import { Connections, type ConnectionParts } from './clusters/connections.ts';
import type { Emit } from '../shared/ipc/contract.ts';
import type { ContextId } from '../shared/ids.ts';
import type { Log } from './log.ts';
import type { Redactor } from './redact.ts';
import type { Database } from './storage/database.ts';
import type { InstanceLease } from './storage/instance-lease.ts';
import type { Keychain } from './storage/keychain.ts';
import { systemPace, type Clock } from './clock.ts';
import { Issue } from './tokens/issue.ts';
import { Ladder } from './tokens/ladder.ts';
import { PortalPanes } from './tokens/portal-panes.ts';
import type { Policy } from './tokens/policy.ts';
import { Renew } from './tokens/renew.ts';
import { RenewMany } from './tokens/renew-many.ts';
import type { Ledger } from './tokens/ledger.ts';
import { RevocationEnd } from './tokens/revocation-end.ts';
import { RevocationProbe } from './tokens/revocation-probe.ts';
import { RevocationWatch } from './tokens/revocation-watch.ts';
import { Revoke } from './tokens/revoke.ts';
import { Verify } from './tokens/verify.ts';
import type { Vault } from './tokens/vault.ts';
import { Reconcile } from './upkeep/reconcile.ts';
import { AccountRemoval } from './upkeep/account-removal.ts';
import { CleanUp } from './upkeep/clean-up.ts';
import { OffBoarding } from './upkeep/off-boarding.ts';
import { Team } from './upkeep/team.ts';
import type { KnownContext } from './upkeep/off-boarding-list.ts';
import { Recover } from './upkeep/recover.ts';

export type KubernetesNeeds = ConnectionParts & {
  readonly database: Database;
  readonly lease: InstanceLease;
  readonly ledger: Ledger;
  readonly keychain: Keychain;
  readonly vault: Vault;
  readonly redactor: Redactor;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly operator: string;
  readonly emit: Emit;
  readonly log: Log;
  /** The name that a cluster knows us by, where it was opened. */
  readonly userOf: (contextId: ContextId) => string | undefined;
};

export type KubernetesServices = {
  readonly connections: Connections;
  readonly accounts: Accounts;
  readonly issue: Issue;
  readonly recover: Recover;
  readonly reconcile: Reconcile;
  readonly revoke: Revoke;
  readonly ladder: Ladder;
  readonly portalPanes: PortalPanes;
  readonly renew: Renew;
  readonly renewMany: RenewMany;
  readonly verify: Verify;
  readonly revocations: RevocationWatch;
  readonly removal: AccountRemoval;
  readonly cleanUp: CleanUp;
  readonly team: Team;
  readonly offBoarding: OffBoarding;
  /** Ends repairs and readings, then all connections; call it when no token is being issued. */
  readonly close: () => Promise<void>;
};

/** Builds the services that talk to clusters. */
export function createKubernetesServices(needs: KubernetesNeeds): KubernetesServices {
  const { database, lease, ledger, keychain, vault, redactor, clock, operator } = needs;
  const connections = new Connections(needs);
  const open: Connections['open'] = (contextId, options) => connections.open(contextId, options);
  const accounts = new Accounts({
    open,
    knownNamespaces: (contextId) => knownNamespaces(needs, contextId),
    recordReactivation: ({ contextId, namespace, name, secret }) => {
      const cluster = needs.store.of(contextId);
      const named = cluster === undefined ? {} : { clusterId: cluster.clusterId, clusterName: cluster.name };
      return ledger.record([
        { kind: 'reactivated', ...named, namespace, accountName: name, tokenSecret: secret },
      ]);
    },
    clock,
    operator,
  });
  const issue = new Issue({
    accounts,
    open,
    clusterOf: (contextId) => connections.clusterOf(contextId),
    ...{ database, ledger, vault, redactor, clock },
    owner: lease.id,
    userOf: needs.userOf,
  });
  const reconcile = new Reconcile({ database, ledger, open });
  const end = new RevocationEnd({ database, ledger, vault });
  const revocations = new RevocationWatch({
    ...{ database, ledger, lease, end, clock },
    emit: needs.emit,
    pace: systemPace,
    probe: new RevocationProbe({ open, vault, redactor }),
    broke: (error) => needs.log.error('a revocation could not be followed', { error }),
  });
  const revoke = new Revoke({ database, ledger, end, open, watch: revocations, owner: lease.id });
  const recover = new Recover({ database, lease, ledger, keychain, open, revoke });
  const renew = new Renew({
    ...{ database, ledger, vault, redactor, clock, operator, open, revoke },
    policy: needs.policy,
    owner: lease.id,
    userOf: needs.userOf,
  });
  const upkeep = {
    ...{ database, ledger, open, watch: revocations },
    clusterOf: (contextId: ContextId) => connections.clusterOf(contextId),
    knownNamespaces: (contextId: ContextId) => knownNamespaces(needs, contextId),
  };
  return {
    connections,
    accounts,
    issue,
    recover,
    reconcile,
    revoke,
    ladder: new Ladder({ database, ledger, open, revoke }),
    portalPanes: new PortalPanes({ database, vault, redactor, open }),
    renew,
    renewMany: new RenewMany({ renew, database, clock, owner: lease.id }),
    verify: new Verify({ database, ledger, vault, redactor, clock, operator, open }),
    revocations,
    removal: new AccountRemoval(upkeep),
    team: new Team(upkeep),
    cleanUp: new CleanUp({ ...upkeep, revoke, clock }),
    offBoarding: new OffBoarding({ ...upkeep, revoke, clock, contexts: () => knownContexts(needs) }),
    close: async () => {
      await revocations.close();
      await reconcile.close();
      await recover.close();
      accounts.close();
      await connections.close();
    },
  };
}

/** The context's own namespace, and those of tokens issued there. */
function knownNamespaces({ catalog, database }: KubernetesNeeds, contextId: ContextId): string[] {
  const context = catalog.latest.contexts.find((one) => one.contextId === contextId);
  const own = context?.entry.namespace ?? '';
  const issued = database.read<{ namespace: string }>(
    'SELECT DISTINCT namespace FROM issuance WHERE context_id = ? ORDER BY namespace',
    contextId,
  );
  return [...new Set([...(own === '' ? [] : [own]), ...issued.map(({ namespace }) => namespace)])];
}

/** All contexts of all kubeconfigs, each with its cluster where that is known. */
async function knownContexts({ catalog, store }: KubernetesNeeds): Promise<readonly KnownContext[]> {
  const { contexts } = await catalog.content();
  return contexts.map(({ contextId, name }) => ({
    contextId,
    clusterId: store.of(contextId)?.clusterId,
    clusterName: name.slice(0, 253),
  }));
}
