// What is said of the permissions that an action needs, and of what the portal would show.
import type { PortalKind, PortalPanes } from '../portal-panes.ts';
import type { Need, PreflightAction, PreflightActionId } from '../preflight.ts';

const verdicts = { held: 'held', missing: 'missing', unknown: 'not known' } satisfies Record<
  PreflightAction['verdict'],
  string
>;

export const preflightText = {
  open: 'What each action needs',
  title: (cluster: string) => `What each action needs on ${cluster}`,
  for: (account: string) => `Asked for the account ${account}. Some rights are given for one name only.`,
  reading: 'Asking the server what you may do',
  actions: {
    'set-up-account': 'Set up a service account',
    'create-namespace': 'Create its namespace',
    'token-request': 'Issue by TokenRequest',
    revocable: 'Make that token revocable alone',
    'token-secret': 'Issue by a token Secret',
    'legacy-secret': 'Take the token of a Secret that is there',
    'bind-in-cluster': 'Give a role in the whole cluster',
    'bind-in-namespace': 'Give a role in the namespace',
    'preset-role': 'Create the small role of Arc portal reader',
    verify: 'Verify a token',
    revoke: 'Revoke a token',
    'remove-account': 'Remove an account',
    'portal-panes': 'See what an account may do',
    arc: 'Recognise Azure Arc',
  } satisfies Record<PreflightActionId, string>,
  verdicts,
  allHeld: 'You hold everything that Token Desk may need here.',
  missing: (number: number) =>
    number === 1 ? 'One action lacks a permission.' : `${number} actions lack permissions.`,
  binding:
    'Giving a role also needs every permission in it, or “bind” on it. The check of the plan tells that exactly.',
  need: ({ verb, resource, group, namespace, name }: Need) =>
    [
      verb,
      group === '' ? resource : `${resource}.${group}`,
      ...(name === undefined ? [] : [name]),
      ...(namespace === undefined ? [] : [`in ${namespace}`]),
    ].join(' '),
  optional: 'helps, not required',
  yaml: 'For an administrator, who looks at it first: this grants what is missing.',
  cancel: 'Stop',
  close: 'Close',
};

export const panesText = {
  open: 'What the portal will show',
  title: (account: string) => `What the portal will show with ${account}`,
  reading: 'Asking the server',
  kinds: {
    namespaces: 'Namespaces',
    deployments: 'Deployments',
    pods: 'Pods',
    replicasets: 'Replica sets',
    statefulsets: 'Stateful sets',
    daemonsets: 'Daemon sets',
    jobs: 'Jobs',
    cronjobs: 'Cron jobs',
    services: 'Services',
    ingresses: 'Ingresses',
    persistentvolumeclaims: 'Persistent volume claims',
    persistentvolumes: 'Persistent volumes',
    storageclasses: 'Storage classes',
    configmaps: 'Config maps',
    secrets: 'Secrets',
  } satisfies Record<PortalKind, string>,
  columns: { kind: 'Kind', allowed: 'Allowed', seen: 'Seen with the token' },
  allowed: { yes: 'yes', some: 'in its namespaces', no: 'no', unknown: 'not known' },
  seen: { yes: 'yes', no: 'refused', unknown: 'no answer' },
  empty:
    'The portal lists the whole cluster first, and this account may not list namespaces: the portal will look empty.',
  partly:
    'Some kinds hold in single namespaces only. The portal lists the whole cluster and shows none of those.',
  good: 'All panes will show something.',
  someMissing: (kinds: string) => `These panes will stay empty: ${kinds}.`,
  notAllowed: 'You may not ask what others may do. A token of the account tells it too.',
  used: {
    yes: 'Each kind was also listed with the token itself.',
    'not-asked': '',
    'not-here': 'The token itself is not here, so nothing was listed with it.',
    proxy:
      'A proxy in front of the server refuses the token, so nothing was listed with it. Azure Arc goes past that proxy.',
  } satisfies Record<PortalPanes['tokenUsed'], string>,
  close: 'Close',
};
