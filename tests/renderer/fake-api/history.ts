// Sample history: one of each kind of event, over a few days.
import type { HistoryEvent } from '../../../src/shared/ipc/contract/history.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export function sampleHistory(tokens: readonly TokenRow[], now: number, events = 400): HistoryEvent[] {
  const rows: HistoryEvent[] = [];
  for (let index = 0; index < events; index++) {
    const token = tokens[(index * 7) % tokens.length];
    if (token === undefined) break;
    rows.push(eventOf(events - index, now - 3 * MINUTE - index * index * MINUTE * 2, index, token));
  }
  return rows.filter(({ at }) => at > now - 300 * DAY);
}

function eventOf(id: number, at: number, index: number, token: TokenRow): HistoryEvent {
  const base: HistoryEvent = {
    id,
    at,
    kind: 'copied',
    issuanceId: token.issuanceId,
    clusterId: token.clusterId,
    clusterName: token.clusterName,
    namespace: token.namespace,
    accountName: token.accountName,
    operator: 'maria on desk-ops-04',
    kubernetesUser: 'ops-maria',
  };
  switch (index % 8) {
    case 1:
      return {
        ...base,
        kind: 'issued',
        route: token.route,
        role: token.role,
        scope: token.scope,
        keep: token.keep,
        grant: token.grant,
        ...(token.requestedSeconds === undefined ? {} : { requestedSeconds: token.requestedSeconds }),
        created: [
          { kind: 'ServiceAccount', name: token.accountName, namespace: token.namespace },
          { kind: 'ClusterRole', name: 'token-desk:arc-portal-extras' },
          { kind: 'ClusterRoleBinding', name: `token-desk:${token.accountName}:view` },
          { kind: 'ClusterRoleBinding', name: `token-desk:${token.accountName}:extras` },
          { kind: 'Secret', name: 'td-7f3k2', namespace: token.namespace },
        ],
        boundSecret: 'td-7f3k2',
      };
    case 2:
      return {
        ...base,
        kind: 'failed',
        error: {
          code: 'forbidden',
          verb: 'create',
          resource: 'clusterroles',
          detail: 'user "ops-maria" is attempting to grant RBAC permissions not currently held',
          missingRules: [
            {
              apiGroups: [''],
              resources: ['nodes'],
              verbs: ['get', 'list', 'watch'],
              resourceNames: [],
              nonResourceURLs: [],
            },
          ],
        },
      };
    case 3:
      return { ...base, kind: 'clipboard-cleared', cause: 'time' };
    case 4:
      return { ...base, kind: 'revealed' };
    case 5:
      return { ...base, kind: 'forgotten', cause: 'ended' };
    case 6:
      return { ...base, kind: 'portal-opened' };
    case 7:
      return { ...base, kind: 'copied', purpose: 'portal' };
    default:
      return { ...base, kind: 'copied', purpose: 'plain' };
  }
}
