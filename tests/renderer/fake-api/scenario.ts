// Main as a test wants it: sample data with the behaviour that a named scenario changes.
import type { Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import type { HistoryFileState } from '../../../src/shared/ipc/contract/exports.ts';
import type { Keychain } from '../../../src/shared/ipc/contract/settings.ts';
import { failed, ok } from '../../../src/shared/ipc/result.ts';
import { Managed } from '../../../src/shared/managed.ts';
import { Settings } from '../../../src/shared/settings.ts';
import { accountHandlers } from './accounts.ts';
import type { PortalPlace } from '../../../src/shared/azure.ts';
import type { ContextId } from '../../../src/shared/ids.ts';
import { sampleClusters, sampleDetail, sampleFiles } from './clusters.ts';
import { sampleHistory } from './history.ts';
import { fileIdOf } from './ids.ts';
import { lockHandlers } from './lock.ts';
import { manyClusters, thousandTokens } from './many.ts';
import { pageOf } from './pages.ts';
import { preflightHandlers } from './preflight.ts';
import { renewalHandlers } from './renewal.ts';
import { tokenHandlers } from './token-handlers.ts';
import { live, tokenLifeHandlers } from './token-life.ts';
import { sampleTokens } from './tokens.ts';
import { upkeepHandlers } from './upkeep.ts';

/** busy, empty, first-run, locked, no-keychain, refused, fails, life, many, thousand-tokens, slow, unreadable, unfinished. */
export function createScenario(scenario: string, emit: Emit): Handlers {
  const now = Date.now();
  const firstRun = scenario === 'first-run';
  const clusters = firstRun ? [] : scenario === 'many' ? manyClusters(now) : sampleClusters(now);
  const kept =
    scenario === 'thousand-tokens'
      ? thousandTokens(clusters, now)
      : firstRun
        ? []
        : sampleTokens(clusters, now);
  const tokens = firstRun || scenario === 'empty' ? [] : kept;
  if (scenario === 'life') live(tokens, now);
  for (const cluster of clusters) {
    const here = tokens.filter(({ contextId }) => contextId === cluster.contextId);
    cluster.tokens = here.length;
    const ends = here.flatMap(({ grant }) => grant.expiresAt ?? []).filter((end) => end > now);
    if (here.length > 0) cluster.nextExpiry = ends.length > 0 ? Math.min(...ends) : 'never';
  }
  let files = firstRun
    ? [
        {
          fileId: fileIdOf(1),
          path: '/opt/maria/.kube/config',
          label: '~/.kube/config',
          source: 'default' as const,
          contexts: 0,
          problem: { code: 'file-unusable' as const, file: '~/.kube/config', reason: 'missing' as const },
        },
      ]
    : sampleFiles();
  let settings = Settings.parse({});
  let historyFile: HistoryFileState = { state: 'off' };
  let consented = false;
  const portals = new Map<ContextId, PortalPlace>();
  const keychain: Keychain =
    scenario === 'locked'
      ? {
          state: 'unusable',
          name: 'GNOME Keyring',
          error: { code: 'keychain-locked', detail: 'Cannot get secret of a locked object' },
        }
      : scenario === 'no-keychain'
        ? { state: 'unusable', name: 'Secret Service', error: { code: 'keychain-unavailable' } }
        : { state: 'unlocked', name: 'GNOME Keyring', tokens: tokens.length, longestBytes: 1048 };

  return {
    ...accountHandlers(scenario, clusters),
    ...tokenHandlers(scenario, emit, tokens, clusters),
    ...renewalHandlers(scenario, emit, tokens),
    ...preflightHandlers(),
    ...tokenLifeHandlers(emit, tokens),
    ...upkeepHandlers(scenario, emit, clusters, tokens),
    'clusters.list': (input) => {
      // As main has it: a place that is filled in whole makes the portal reachable.
      const placed = clusters.map((row) =>
        portals.get(row.contextId)?.tenant === undefined ? row : { ...row, arc: 'yes' as const },
      );
      return Promise.resolve(ok(pageOf(placed, input)));
    },
    'clusters.probe': () => Promise.resolve(ok({})),
    'clusters.open': ({ contextId }) => {
      const row = clusters.find((cluster) => cluster.contextId === contextId);
      if (row === undefined)
        return Promise.resolve(failed({ code: 'not-found', kind: 'context', name: contextId }));
      if (row.reach.state === 'unreachable') return Promise.resolve(failed(row.reach.error));
      if (row.credential.kind === 'exec' && !consented) {
        return Promise.resolve(
          failed({
            code: 'exec-not-allowed',
            reason: 'no-consent',
            request: {
              digest: 'a'.repeat(64),
              command: 'kubelogin',
              resolved: '/usr/local/bin/kubelogin',
              args: [
                'get-token',
                '--login',
                'azurecli',
                '--server-id',
                '6dae42f8-4368-4678-94ff-3960e28e3630',
              ],
              environmentNames: ['AZURE_CONFIG_DIR'],
            },
          }),
        );
      }
      return Promise.resolve(ok({ ...sampleDetail(row, now), portal: portals.get(contextId) ?? {} }));
    },
    'clusters.consent': () => {
      consented = true;
      return Promise.resolve(ok({}));
    },
    'clusters.openPortal': () => Promise.resolve(ok({})),
    'clusters.setPortal': ({ contextId, portal }) => {
      portals.set(contextId, portal);
      return Promise.resolve(ok({}));
    },
    'exports.history': ({ format }) => Promise.resolve(ok({ path: `/opt/maria/history.${format}` })),
    'exports.historyFile': () => Promise.resolve(ok(historyFile)),
    'exports.chooseHistoryFile': () => {
      const path = '/opt/maria/history.jsonl';
      historyFile =
        historyFile.state === 'off'
          ? { state: 'written', path }
          : { state: 'failing', path, cause: 'no-space' };
      return Promise.resolve(ok(historyFile));
    },
    'exports.endHistoryFile': () => {
      historyFile = { state: 'off' };
      return Promise.resolve(ok(historyFile));
    },
    'exports.kubeconfig': () => Promise.resolve(ok({ path: '/opt/maria/portal-reader.kubeconfig' })),
    'files.list': () => Promise.resolve(ok({ files })),
    'files.choose': () => Promise.resolve(ok({ files })),
    'files.add': ({ paths }) => {
      if (scenario === 'unreadable') {
        return Promise.resolve(failed({ code: 'file-unusable', file: paths[0] ?? '', reason: 'unreadable' }));
      }
      files = [
        ...files,
        ...paths.map((path, index) => ({
          fileId: fileIdOf(100 + index),
          path,
          label: path.replace('/opt/maria', '~'),
          source: 'added' as const,
          contexts: 1,
        })),
      ];
      return Promise.resolve(ok({ files }));
    },
    'files.remove': ({ fileId }) => {
      files = files.filter((file) => file.fileId !== fileId);
      return Promise.resolve(ok({ files }));
    },
    'history.list': (input) => {
      const events = sampleHistory(tokens, now);
      const found = events.filter(
        (event) =>
          (input.kind === undefined || event.kind === input.kind) &&
          (input.clusterId === undefined || event.clusterId === input.clusterId) &&
          (input.since === undefined || event.at >= input.since) &&
          JSON.stringify([event.accountName, event.clusterName, event.issuanceId, event.reason]).includes(
            input.search ?? '',
          ),
      );
      const firstAt = events.at(-1)?.at;
      return Promise.resolve(
        ok({ ...pageOf(found, input), all: events.length, ...(firstAt === undefined ? {} : { firstAt }) }),
      );
    },
    'settings.get': () => Promise.resolve(ok(settings)),
    'settings.set': ({ change }) => {
      settings = Settings.parse({ ...settings, ...change });
      return Promise.resolve(ok(settings));
    },
    'settings.managed': () =>
      Promise.resolve(
        ok(
          scenario === 'managed'
            ? {
                state: 'managed' as const,
                file: '/etc/token-desk/managed.json',
                managed: Managed.parse({
                  ...{ roles: ['arc-portal-reader', 'view'], longestLifetimeSeconds: 86_400 },
                  ...{ neverExpiring: false, keep: ['keychain'] },
                }),
              }
            : { state: 'none' as const },
        ),
      ),
    'settings.environment': () =>
      Promise.resolve(
        ok({
          version: '0.1.0',
          runtime: 'Electron 45.4.1',
          source: 'login-shell' as const,
          shell: '/bin/bash',
          path: ['/usr/local/bin', '/usr/bin', '/bin'],
          proxy: [],
          dataFolder: '/opt/maria/.config/Token Desk',
          remoteSession: false,
          readAt: now,
        }),
      ),
    'keychain.check': () => Promise.resolve(ok(keychain)),
    ...lockHandlers(emit),
  };
}
