// Which rules count as a way to cluster-admin, and which do not.
import { describe, expect, it } from 'vitest';
import { escalationPaths } from '../../../src/main/accounts/escalation.ts';
import type { PolicyRule } from '../../../src/shared/object-ref.ts';

const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';

/** `verbs group/resources[names]`, the core group left out: `get,list secrets[a,b]`, `create apps:deployments`. */
function rule(text: string): PolicyRule {
  const [verbs = '', target = ''] = text.split(' ');
  const names = /\[(.*)\]/.exec(target)?.[1];
  const [resources = '', group = ''] = target
    .replace(/\[.*\]/, '')
    .split(':')
    .reverse();
  return {
    verbs: verbs.split(','),
    apiGroups: [group],
    resources: resources.split(','),
    resourceNames: names === undefined ? [] : names.split(','),
    nonResourceURLs: [],
  };
}

function pathsOf(text: string, namespace?: string): string[] {
  const place = namespace === undefined ? {} : { namespace };
  return escalationPaths([{ role: 'seeded', rules: [rule(text)], ...place }]).map(({ path }) => path);
}

describe('a role that is bound cluster-wide', () => {
  it.each([
    ['* *:*', ['wildcard']],
    ['* *', ['wildcard']],
    ['get secrets', ['secrets-read']],
    ['list secrets', ['secrets-read']],
    ['watch secrets', ['secrets-read']],
    ['patch secrets', ['secrets-read']],
    ['deletecollection secrets', ['secrets-read']],

    ['get secrets[ca-key]', ['secrets-read']],
    ['get,list,watch *', ['secrets-read', 'pods-exec', 'nodes-proxy']],
    ['create serviceaccounts/token', ['token-create']],
    ['create serviceaccounts/token[robot]', ['token-create']],
    ['create */token', ['token-create']],
    ['create pods', ['pods-create']],
    ['patch pods', ['pods-create']],
    ['create replicationcontrollers', ['pods-create']],
    ['create apps:deployments', ['pods-create']],
    ['update apps:daemonsets', ['pods-create']],
    ['patch apps:statefulsets[database]', ['pods-create']],
    ['create apps:replicasets', ['pods-create']],
    ['create batch:jobs', ['pods-create']],
    ['create batch:cronjobs', ['pods-create']],
    ['* apps:*', ['pods-create']],
    ['create pods/exec', ['pods-exec']],
    ['get pods/attach', ['pods-exec']],
    ['patch pods/ephemeralcontainers', ['pods-exec']],
    ['impersonate users', ['impersonate']],
    ['impersonate groups[system:masters]', ['impersonate']],
    ['impersonate serviceaccounts', ['impersonate']],
    ['impersonate:user-info authentication.k8s.io:users', ['impersonate']],
    [`bind ${rbac}:clusterroles`, ['bind']],
    [`bind ${rbac}:clusterroles[edit]`, ['bind']],
    [`escalate ${rbac}:clusterroles`, ['escalate']],
    [`* ${rbac}:roles`, ['bind', 'escalate']],
    ['get nodes/proxy', ['nodes-proxy']],
    ['create nodes/proxy', ['nodes-proxy']],
    ['update certificates.k8s.io:certificatesigningrequests/approval', ['certificates-approve']],
    [`create ${admission}:mutatingwebhookconfigurations`, ['webhooks-change']],
    [`patch ${admission}:validatingwebhookconfigurations[guard]`, ['webhooks-change']],
  ])('opens a way with "%s"', (text, paths) => {
    expect(pathsOf(text)).toEqual(paths);
  });

  it.each([
    ['get,list,watch pods,services,configmaps'],
    ['get,list,watch nodes,persistentvolumes'],
    ['delete secrets'],
    ['create secrets'],
    ['get serviceaccounts'],
    ['create pods[one-name]'],
    ['delete pods'],
    ['get pods/log'],
    ['get apps:secrets'],
    [`bind ${rbac}:clusterroles[view]`],
    [`create,update ${rbac}:clusterroles,clusterrolebindings`],
    [`get,list ${admission}:mutatingwebhookconfigurations`],
    ['create certificates.k8s.io:certificatesigningrequests'],
  ])('opens none with "%s"', (text) => {
    expect(pathsOf(text)).toEqual([]);
  });
});

describe('a role that is bound in one namespace', () => {
  it.each([
    ['get secrets', ['secrets-read']],
    ['create pods', ['pods-create']],
    ['create serviceaccounts/token', ['token-create']],
    ['impersonate serviceaccounts', ['impersonate']],
    [`bind ${rbac}:roles`, ['bind']],
    ['* *:*', ['wildcard']],
  ])('opens a way there with "%s"', (text, paths) => {
    expect(pathsOf(text, 'team-a')).toEqual(paths);
  });

  it.each([
    ['get nodes/proxy'],
    ['impersonate users,groups'],
    ['update certificates.k8s.io:certificatesigningrequests/approval'],
    [`create ${admission}:mutatingwebhookconfigurations`],
  ])('gives nothing of the cluster with "%s"', (text) => {
    expect(pathsOf(text, 'team-a')).toEqual([]);
  });
});

describe('the paths of several roles', () => {
  it('name each role and place once, cluster-admin by its name, and what may not be read', () => {
    const secrets = [rule('get secrets'), rule('list secrets')];

    const paths = escalationPaths([
      { role: 'cluster-admin', rules: undefined },
      { role: 'hidden', rules: undefined },
      { role: 'reader', rules: secrets, namespace: 'team-a' },
      { role: 'reader', rules: secrets, namespace: 'team-a' },
      { role: 'reader', rules: secrets, namespace: 'team-b' },
      { role: 'empty', rules: [] },
    ]);

    expect(paths).toEqual([
      { path: 'cluster-admin', role: 'cluster-admin' },
      { path: 'unreadable-role', role: 'hidden' },
      { path: 'secrets-read', role: 'reader', namespace: 'team-a' },
      { path: 'secrets-read', role: 'reader', namespace: 'team-b' },
    ]);
  });

  it('do not add up from two rules that are each limited to a name that opens nothing', () => {
    const rules = [rule(`bind ${rbac}:clusterroles[view]`), rule(`get ${rbac}:clusterroles`)];

    expect(escalationPaths([{ role: 'binder', rules }])).toEqual([]);
  });
});
