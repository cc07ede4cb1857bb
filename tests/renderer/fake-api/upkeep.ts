// Removing accounts, cleaning up and off-boarding of the fake main.
import type { Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import { failed, ok } from '../../../src/shared/ipc/result.ts';
import type { ClusterRow } from '../../../src/shared/cluster.ts';
import type { CleanUpItem } from '../../../src/shared/clean-up.ts';
import { RunId } from '../../../src/shared/ids.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { ObjectRef } from '../../../src/shared/object-ref.ts';
import type { OffBoardingItem, OffBoardingRun } from '../../../src/shared/off-boarding.ts';
import type { RemovalOutcome } from '../../../src/shared/removal.ts';
import { planIdOf } from './ids.ts';
import { pageOf } from './pages.ts';

type UpkeepHandlers = Pick<
  Handlers,
  | 'accounts.removalPlan'
  | 'accounts.remove'
  | 'cleanup.plan'
  | 'cleanup.apply'
  | 'team.list'
  | 'offboarding.current'
  | 'offboarding.items'
  | 'offboarding.plan'
  | 'offboarding.run'
  | 'offboarding.close'
>;

const HOUR = 3_600_000;
const view: ObjectRef = { kind: 'ClusterRole', name: 'view' };

/** A shared binding, a binding through a group, a Secret that somebody holds with a finalizer; one cluster is away. */
export function upkeepHandlers(
  scenario: string,
  emit: Emit,
  clusters: readonly ClusterRow[],
  tokens: readonly TokenRow[],
): UpkeepHandlers {
  let run: OffBoardingRun | undefined;
  let items: OffBoardingItem[] = [];
  const counted = (): OffBoardingRun['counts'] => {
    const counts = { open: 0, revoking: 0, removed: 0, unproven: 0, held: 0, kept: 0, left: 0 };
    for (const { state } of items) counts[state] += 1;
    return counts;
  };
  const shown = (change: Partial<OffBoardingRun>): OffBoardingRun => {
    const first = {
      ...{ runId: RunId.parse('7d3f7a0e-2a50-4f0e-9a52-0a1f6f1f0001'), subject: { kind: 'desk' as const } },
      ...{ startedAt: Date.now(), state: 'planned' as const, running: false },
    };
    run = {
      ...first,
      ...run,
      ...change,
      counts: counted(),
      items: items.length,
      clusters: clustersOf(items),
    };
    return run;
  };
  if (scenario === 'unfinished') {
    items = itemsOf(clusters, tokens).map((item, index) =>
      index < 2 ? { ...item, state: 'removed' } : item,
    );
    shown({
      state: 'started',
      subject: { kind: 'account', namespace: 'portal-access', name: 'portal-reader' },
    });
  }
  return {
    'accounts.removalPlan': ({ namespace, name }) =>
      Promise.resolve(
        ok({
          account: { uid: 'uid-1', ours: true, terminating: false, finalizers: [] },
          bindings: [
            { object: binding(`token-desk:${namespace}:${name}:view`), role: view, others: 0, ours: true },
            { object: binding('edge-operators-view'), role: view, others: 3, ours: false },
          ],
          stays: [
            {
              object: binding('system:basic-user'),
              role: { kind: 'ClusterRole', name: 'system:basic-user' },
              group: 'system:authenticated',
            },
          ],
          complete: scenario !== 'refused',
          secrets: [
            { object: secret('td-3f2a9c1b', namespace), holds: 'bound', ours: true },
            { object: secret(`${name}-token`, namespace), holds: 'token', ours: false },
          ],
          secretsSeen: true,
          tokens: 1,
          namespaceEmpty: namespace === 'portal-access',
        }),
      ),
    'accounts.remove': ({ jobId, namespace, name }) => {
      emit('jobs.progress', {
        jobId,
        done: 1,
        total: 4,
        step: 'removing',
        object: binding('edge-operators-view'),
      });
      const refused = scenario === 'refused';
      const outcomes: RemovalOutcome[] = [
        ...(refused
          ? [
              {
                object: binding('edge-operators-view'),
                state: 'left' as const,
                error: { code: 'forbidden' as const, verb: 'update', resource: 'clusterrolebindings' },
              },
            ]
          : [{ object: binding('edge-operators-view'), state: 'subject-removed' as const }]),
        { object: binding(`token-desk:${namespace}:${name}:view`), state: 'removed' },
        { object: secret('td-3f2a9c1b', namespace), state: 'removed' },
        { object: { kind: 'ServiceAccount', name, namespace }, state: 'removed' },
      ];
      return Promise.resolve(ok({ outcomes, revoking: 1 }));
    },
    'team.list': ({ contextId }) => {
      if (clusters.find((row) => row.contextId === contextId)?.name === 'retail-lyon') {
        const error = { code: 'forbidden', verb: 'list', resource: 'secrets' } as const;
        return Promise.resolve(ok({ tokens: [], complete: false, error }));
      }
      const place = { namespace: 'portal-access', holds: 'bound' } as const;
      const at = Date.now();
      const own = tokens.find((token) => token.contextId === contextId)?.issuanceId;
      return Promise.resolve(
        ok({
          complete: true,
          tokens: [
            {
              ...place,
              ...{
                secret: 'td-7f3k2',
                accountName: 'portal-reader-nl',
                createdAt: at - HOUR,
                endsAt: at + 7 * HOUR,
              },
              ...(own === undefined ? {} : { issuanceId: own }),
            },
            {
              ...place,
              ...{ secret: 'td-19c4e', accountName: 'night-watch', operator: 'jonas on desk-ops-11' },
              ...{ reason: 'Night shift', createdAt: at - 20 * HOUR, endsAt: at - 12 * HOUR },
            },
            {
              ...{ secret: 'td-40aa1', namespace: 'tools', accountName: 'scanner', holds: 'token' as const },
              ...{ operator: 'ana on desk-ops-02', reason: 'Old scanner', createdAt: at - 90 * 24 * HOUR },
            },
          ],
        }),
      );
    },
    'cleanup.plan': () =>
      Promise.resolve(
        ok({
          ...{ planId: planIdOf(77), checkedAt: Date.now(), more: 0, complete: scenario !== 'refused' },
          inUse: 6,
          items: scenario === 'empty' ? [] : cleanUpItems(Date.now()),
        }),
      ),
    'cleanup.apply': ({ chosen }) => {
      const found = cleanUpItems(Date.now());
      const outcomes = chosen.flatMap((index): RemovalOutcome[] => {
        const object = found[index]?.object;
        return object === undefined ? [] : [{ object, state: 'removed' }];
      });
      return Promise.resolve(ok({ outcomes }));
    },
    'offboarding.current': () => Promise.resolve(ok(run === undefined ? {} : { run })),
    'offboarding.items': (input) => Promise.resolve(ok(pageOf(items, input))),
    'offboarding.plan': ({ subject }) => {
      items = itemsOf(clusters, tokens);
      return Promise.resolve(ok(shown({ subject, state: 'planned' })));
    },
    'offboarding.run': ({ confirmation }) => {
      const wanted = run?.subject.kind === 'account' ? run.subject.name : 'this desk';
      if (confirmation !== wanted) return Promise.resolve(failed({ code: 'invalid', field: 'confirmation' }));
      items = items.map((item) => ({ ...item, ...outcomeOf(item) }));
      return Promise.resolve(ok(shown({ state: 'started' })));
    },
    'offboarding.close': () => {
      run = undefined;
      items = [];
      return Promise.resolve(ok({}));
    },
  };
}

function binding(name: string): ObjectRef {
  return { kind: 'ClusterRoleBinding', name };
}

function secret(name: string, namespace: string): ObjectRef {
  return { kind: 'Secret', name, namespace };
}

function cleanUpItems(now: number): CleanUpItem[] {
  const namespace = 'portal-access';
  const mine = { mine: true, by: 'maria on desk-ops-04', accountName: 'portal-reader' };
  return [
    {
      object: secret('td-1c77e0aa', namespace),
      ...{ why: 'token-ended', ...mine, createdAt: now - 30 * HOUR, expiresAt: now - 22 * HOUR },
      ...{ mayBeValid: false, suggested: true },
    },
    {
      object: binding('token-desk:portal-access:old-reader:view'),
      ...{ why: 'account-gone', ...mine, createdAt: now - 400 * HOUR, mayBeValid: false, suggested: true },
    },
    {
      object: { kind: 'ClusterRole', name: 'token-desk:arc-portal-extras' },
      ...{ why: 'unused-role', ...mine, createdAt: now - 400 * HOUR, mayBeValid: false, suggested: true },
    },
    {
      object: secret('td-90be12f4', namespace),
      ...{ why: 'not-kept', ...mine, createdAt: now - 3 * HOUR, expiresAt: now + 5 * HOUR },
      ...{ mayBeValid: true, suggested: false },
    },
    {
      object: secret('td-5e01d3c8', namespace),
      ...{ why: 'other-desk', mine: false, by: 'jonas on desk-ops-11', createdAt: now - 50 * HOUR },
      ...{ mayBeValid: true, suggested: false },
    },
  ];
}

function itemsOf(clusters: readonly ClusterRow[], tokens: readonly TokenRow[]): OffBoardingItem[] {
  let seq = 0;
  return clusters.flatMap((cluster): OffBoardingItem[] => {
    const about = { contextId: cluster.contextId, clusterName: cluster.name };
    const away = cluster.reach.state === 'unreachable';
    const held = tokens.filter(({ contextId }) => contextId === cluster.contextId);
    if (held.length === 0 && !away) return [];
    return [
      ...(away
        ? [
            {
              ...{ seq: (seq += 1), ...about, kind: 'look' as const, state: 'left' as const },
              error: { code: 'unreachable' as const, server: cluster.name, reason: 'no-route' as const },
            },
          ]
        : []),
      ...held.map((token) => ({
        ...{ seq: (seq += 1), ...about, kind: 'token' as const, issuanceId: token.issuanceId },
        object: { kind: 'Token' as const, name: token.accountName, namespace: token.namespace },
        state: 'open' as const,
      })),
      ...(away
        ? []
        : [
            {
              ...{ seq: (seq += 1), ...about, kind: 'object' as const, state: 'open' as const },
              object: { kind: 'ServiceAccount' as const, name: 'portal-reader', namespace: 'portal-access' },
            },
          ]),
    ];
  });
}

function outcomeOf(item: OffBoardingItem): Partial<OffBoardingItem> {
  if (item.state === 'left') return {};
  if (item.kind === 'token') return { state: 'revoking' };
  return item.seq % 5 === 0 ? { state: 'held', finalizers: ['example.com/backup'] } : { state: 'removed' };
}

function clustersOf(items: readonly OffBoardingItem[]): number {
  return new Set(items.map(({ contextId }) => contextId)).size;
}
