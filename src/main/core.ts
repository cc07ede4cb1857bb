// The composition root: builds every service from the ports, without Electron, with plain constructors.
import { Catalog } from './clusters/catalog.ts';
import { Clusters } from './clusters/clusters.ts';
import { ClusterStore } from './clusters/cluster-store.ts';
import { ExecConsent } from './clusters/exec/consent.ts';
import type { IssuanceId } from '../shared/ids.ts';
import type { Emit, Handlers } from '../shared/ipc/contract.ts';
import { ok, type Result } from '../shared/ipc/result.ts';
import { systemTimer } from './clock.ts';
import { HistoryFile } from './exports/history-file.ts';
import { KubeconfigExport } from './exports/kubeconfig-export.ts';
import { accountHandlers } from './handlers/accounts.ts';
import { clusterHandlers } from './handlers/clusters.ts';
import { exportHandlers } from './handlers/exports.ts';
import { fileHandlers } from './handlers/files.ts';
import { historyHandlers } from './handlers/history.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { tokenHandlers } from './handlers/tokens.ts';
import { upkeepHandlers } from './handlers/upkeep.ts';
import { lockHandlers } from './handlers/lock.ts';
import { Jobs } from './jobs.ts';
import { Lock } from './tokens/lock.ts';
import type { KubernetesServices } from './kubernetes-services.ts';
import { redactedLog, type Log } from './log.ts';
import type { Ports } from './ports.ts';
import { Redactor } from './redact.ts';
import { ChangeWatch } from './storage/change-watch.ts';
import { Database } from './storage/database.ts';
import { InstanceLease } from './storage/instance-lease.ts';
import { Keychain } from './storage/keychain.ts';
import { makeRunFolder, removeRunFolder, removeStaleRunFolders } from './storage/run-folders.ts';
import { readManaged } from './storage/managed-file.ts';
import { SettingsFile } from './storage/settings-file.ts';
import { ClipboardHold } from './tokens/clipboard-hold.ts';
import { Decode } from './tokens/decode.ts';
import { HandOut } from './tokens/hand-out.ts';
import { History } from './tokens/history.ts';
import { Ledger } from './tokens/ledger.ts';
import { MemoryTokens } from './tokens/memory-tokens.ts';
import { hasLeftovers, issuanceById } from './tokens/issuance-rows.ts';
import { replacedRows } from './tokens/renewal-rows.ts';
import { Policy } from './tokens/policy.ts';
import { PortalSignIn } from './tokens/portal-sign-in.ts';
import { about, Vault } from './tokens/vault.ts';
import { trayTokens, type TrayTokens } from './tokens/tray-tokens.ts';
import { ExpirySchedule } from './upkeep/expiry-schedule.ts';
import { LeftBehind } from './upkeep/left-behind.ts';

export type Core = {
  readonly handlers: Handlers;
  /** The log that leaves out live tokens by exact match, for what stands around the handlers. */
  readonly log: Log;
  /** For a command of the user's own in this process: what may hold a token never passes the handlers. */
  readonly own: {
    /** A token, noted as revealed. */
    readonly token: (id: IssuanceId) => Promise<Result<string>>;
    /** The text of a kubeconfig with the token in it, noted as revealed. */
    readonly kubeconfig: (id: IssuanceId) => Promise<Result<string>>;
    /** A private folder that goes with this process, or at the next start after a crash. */
    readonly runFolder: () => string;
  };
  readonly lock: Lock;
  /** What the tray offers. */
  readonly trayTokens: () => TrayTokens;
  /** Looks whether a token ends soon, now: after the machine slept. */
  readonly lookAtExpiry: () => Promise<void>;
  /** Ends jobs, clears our clipboard, forgets what is only in memory, and closes connections and database. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the core in `ports.dataFolder`. Fails with `database-newer`, `database-busy` or `file-unusable`. Kubernetes code
 * is loaded behind it; until then the lists come from the database and the kubeconfig files.
 */
export async function createCore(ports: Ports): Promise<Result<Core>> {
  const opened = await Database.open(ports.dataFolder);
  if (!opened.ok) return opened;
  const database = opened.value;
  const { clock, environment } = ports;
  const emit: Emit = (name, payload) => {
    ports.emit(name, payload);
    if (name === 'tokens.changed' || name === 'settings.changed') expiry.nudge();
    if (name === 'history.changed') historyFile.nudge();
  };
  const lease = InstanceLease.take(ports.dataFolder);
  const redactor = new Redactor();
  const log = redactedLog(ports.log, redactor);
  const settings = await SettingsFile.open(ports.dataFolder, log);
  const historyFile = new HistoryFile({
    database,
    path: () => settings.historyFile(),
    failing: (cause) => log.warn('the history could not be added to its file', { cause }),
  });
  historyFile.nudge();
  const policy = new Policy(await readManaged(ports.managedFile));
  const chosen = () => policy.settings(settings.get());
  const jobs = new Jobs(emit, clock);

  const ledger = new Ledger(database, clock, ports.operator, emit);
  const keychain = new Keychain({
    platform: process.platform,
    desktop: process.env['XDG_CURRENT_DESKTOP'],
    changed: (state) => emit('keychain.changed', vault.keychainState(state)),
  });
  const memory = new MemoryTokens(redactor);
  const vault = new Vault({ database, ledger, keychain, memory, clock, owner: lease.id });
  const hold = new ClipboardHold({
    ...{ clipboard: ports.clipboard, clock, timer: systemTimer },
    changed: (state) => emit('clipboard.changed', state),
    cleared: async (issuanceId, cause) => {
      const record = issuanceById(database, issuanceId);
      if (record !== undefined) await ledger.record([{ kind: 'clipboard-cleared', ...about(record), cause }]);
    },
    broke: (error) => log.error('the clipboard could not be cleared', { error }),
  });
  const handOut = new HandOut({
    ...{ vault, ledger, hold, redactor },
    settings: chosen,
    reveal: ports.reveal,
    locked: () => lock.locked,
  });

  const lock = new Lock({
    ...{ settings: chosen, clock, timer: systemTimer },
    idleSeconds: ports.desktop?.idleSeconds ?? (() => 0),
    closeReveals: ports.desktop?.closeReveals ?? (() => undefined),
    clearClipboard: (cause) => hold.clear(cause),
    changed: (state) => emit('lock.changed', state),
    broke: (error) => log.error('the clipboard could not be cleared', { error }),
  });
  lock.watch();
  const expiry = new ExpirySchedule({
    ...{ database, clock, timer: systemTimer, owner: lease.id },
    minutes: () => chosen().notifyMinutes,
    tell: ports.desktop?.tellExpiry ?? (() => undefined),
    soon: ports.desktop?.endingSoon ?? (() => undefined),
    broke: (error) => log.error('the ends of tokens could not be looked at', { error }),
  });
  // Only a desktop tells, and notes that it has told.
  if (ports.desktop !== undefined) void expiry.look();

  const store = new ClusterStore(database, clock);
  const consent = new ExecConsent(database, clock);
  const catalog = new Catalog({ environment, addedFiles: () => settings.kubeconfigFiles() });

  const history = new History(database);
  const kubeconfigs = new KubeconfigExport({
    ...{ database, catalog, handOut },
    dataFolder: ports.dataFolder,
    commandLine: ports.commandLine,
  });

  let loaded: Promise<KubernetesServices> | undefined;
  const load = async (): Promise<KubernetesServices> => {
    const { createKubernetesServices } = await import('./kubernetes-services.ts');
    return createKubernetesServices({
      ...{ catalog, store, consent, environment, clock, operator: ports.operator, emit, log },
      ...{ database, lease, ledger, keychain, vault, redactor, policy },
      userOf: (contextId) => clusters.userOf(contextId),
    });
  };
  const kubernetes = () => (loaded ??= load());

  const clusters = new Clusters({
    ...{ catalog, store, consent, environment, clock, log, emit },
    connections: {
      open: async (contextId, options) => {
        const { connections, recover, reconcile, revocations } = await kubernetes();
        const connection = await connections.open(contextId, options);
        if (connection.ok) {
          if (!ports.recovers) return connection;
          revocations.forContext(contextId);
          void recover
            .forContext(contextId)
            .then(() => reconcile.forContext(contextId))
            .catch(unrepaired);
        }
        return connection;
      },
    },
    keptTokens: () => vault.byCluster(),
    portalCloud: () => chosen().portalCloud,
    managedPlace: (server) => policy.place(server),
    openExternal: ports.openExternal,
    addedFiles: () => settings.kubeconfigFiles(),
    setAddedFiles: (paths) => settings.setKubeconfigFiles(paths),
    record: async (kind, contextId) => {
      const cluster = store.of(contextId);
      const named = cluster === undefined ? {} : { clusterId: cluster.clusterId, clusterName: cluster.name };
      const recorded = await ledger.record([{ kind, ...named }]);
      return recorded.ok ? ok(undefined) : recorded;
    },
  });
  const unrepaired = (error: unknown) => {
    log.error('what an earlier run left could not be repaired', { error });
  };
  removeStaleRunFolders(ports.dataFolder, lease);
  lease.removeStale();
  const leftBehind = new LeftBehind({
    ...{ database, timer: systemTimer, owner: lease.id, broke: unrepaired },
    takeOver: async () => (await kubernetes()).revocations.resume(),
  });
  const others = new ChangeWatch({
    ...{ database, timer: systemTimer },
    changed: () => {
      emit('history.changed', {});
      emit('tokens.changed', {});
      if (ports.recovers) leftBehind.look();
    },
  });
  const repaired =
    ports.recovers && (hasLeftovers(database, lease.id) || replacedRows(database).length > 0)
      ? kubernetes()
          .then(({ recover, revocations }) => Promise.all([recover.atStart(), revocations.resume()]))
          .catch(unrepaired)
      : undefined;

  return ok({
    log,
    lock,
    trayTokens: () => trayTokens(database, lease.id, clock.now()),
    lookAtExpiry: () => expiry.look(),
    handlers: {
      ...tokenHandlers({
        vault,
        handOut,
        hold,
        jobs,
        policy,
        services: kubernetes,
        decode: new Decode({ database, vault, redactor }),
        signIn: new PortalSignIn({
          ...{ database, clock, handOut, owner: lease.id },
          settings: chosen,
          clusterOf: (contextId) => store.of(contextId),
          renew: async () => (await kubernetes()).renew,
          openPortal: (contextId) => clusters.openPortal(contextId),
        }),
      }),
      ...historyHandlers(history),
      ...jobHandlers(jobs),
      ...settingsHandlers({ settings, policy, keychain, vault, ports: { ...ports, emit } }),
      ...accountHandlers(async () => (await kubernetes()).accounts, jobs, policy),
      ...upkeepHandlers(kubernetes, jobs),
      ...clusterHandlers(clusters, jobs),
      ...exportHandlers({ kubeconfigs, history, historyFile, settings, chooseTarget: ports.chooseTarget }),
      ...fileHandlers(clusters, ports.chooseFiles),
      ...lockHandlers(lock),
    },
    own: {
      token: (id) => handOut.give(id),
      kubeconfig: (id) => kubeconfigs.text(id, 'token'),
      runFolder: () => makeRunFolder(ports.dataFolder, lease),
    },
    close: async () => {
      others.close();
      leftBehind.close();
      lock.close();
      await expiry.close();
      await hold.clear('quit');
      clusters.close();
      await jobs.endAll();
      await loaded?.then((services) => services.close());
      await repaired;
      await vault.close();
      await historyFile.follow();
      database.close();
      removeRunFolder(ports.dataFolder, lease);
      lease.release();
    },
  });
}
