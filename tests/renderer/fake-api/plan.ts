// A plan as main would make it: steps with verdicts, YAML, what the token may do.
import { planIdOf } from './ids.ts';
import type { AccessRow, Plan, PlanStep, SetUpRequest, StepVerdict } from '../../../src/shared/plan.ts';
import type { ObjectRef } from '../../../src/shared/object-ref.ts';

const rules = `rules:
- apiGroups: [""]
  resources: [nodes, persistentvolumes]
  verbs: [get, list, watch]
- apiGroups: [storage.k8s.io]
  resources: [storageclasses]
  verbs: [get, list, watch]
`;

/** `refused`: the server says that the operator may not grant the small role of the portal reader. */
export function samplePlan(request: SetUpRequest, now: number, refused: boolean, insecure: boolean): Plan {
  const { namespace, name, role } = request;
  const preset = role.kind === 'preset' ? role.preset : undefined;
  const account: ObjectRef = { kind: 'ServiceAccount', name, namespace };
  const extras: ObjectRef = { kind: 'ClusterRole', name: 'token-desk:arc-portal-extras' };
  const refusal: StepVerdict = {
    state: 'refused',
    error: {
      code: 'forbidden',
      verb: 'create',
      resource: 'clusterroles',
      name: extras.name,
      detail:
        'user "ops-maria" (groups=["edge-operators"]) is attempting to grant RBAC permissions not currently held',
      missingRules: [
        rule('', 'nodes'),
        rule('', 'persistentvolumes'),
        rule('storage.k8s.io', 'storageclasses'),
      ],
    },
  };
  const steps: PlanStep[] = [
    step({ kind: 'Namespace', name: namespace }, { state: 'exists', note: 'unchanged' }, 'v1'),
    step(account, { state: 'passed' }, 'v1'),
  ];
  if (preset === 'arc-portal-reader') {
    steps.push(
      step(extras, refused ? refusal : { state: 'passed' }, 'rbac.authorization.k8s.io/v1', rules),
      step(
        { kind: 'ClusterRoleBinding', name: `token-desk:${name}:view` },
        { state: 'passed' },
        'rbac.authorization.k8s.io/v1',
      ),
      step(
        { kind: 'ClusterRoleBinding', name: `token-desk:${name}:extras` },
        { state: 'waits', for: extras },
        'rbac.authorization.k8s.io/v1',
      ),
    );
  } else if (role.kind !== 'none') {
    steps.push(
      step(
        { kind: 'ClusterRoleBinding', name: `token-desk:${name}` },
        { state: 'passed' },
        'rbac.authorization.k8s.io/v1',
      ),
    );
  }
  if (request.route === 'token-secret' || (request.route === 'token-request' && request.revocable))
    steps.push(step({ kind: 'Secret', name: 'td-7f3k2', namespace }, { state: 'waits', for: account }, 'v1'));
  if (request.route === 'legacy-secret') {
    const chosen: ObjectRef = { kind: 'Secret', name: request.tokenSecret ?? '', namespace };
    steps.push(step(chosen, { state: 'exists', note: 'not-ours' }, 'v1'));
  }
  steps.push(step({ kind: 'Token', name, namespace }, { state: 'not-dry-run' }, 'authentication.k8s.io/v1'));
  const wide = preset === 'edit' || preset === 'admin' || preset === 'cluster-admin';
  const refusedSteps = steps.filter(({ verdict }) => verdict.state === 'refused').length;
  return {
    planId: planIdOf(now % 1_000_000),
    request,
    checkedAt: now,
    steps,
    access: accessOf(wide, preset === 'arc-portal-reader'),
    escalation: wide
      ? [
          { path: 'secrets-read', role: preset },
          { path: 'token-create', role: preset },
          { path: 'pods-create', role: preset },
        ]
      : [],
    revocableRefused: false,
    insecure,
    reasonNeeded:
      request.route !== 'token-request' ||
      (request.lifetime.kind === 'seconds' && request.lifetime.seconds > 86_400),
    toCreate: steps.filter(({ object, verdict }) => verdict.state !== 'exists' && object.kind !== 'Token')
      .length,
    refused: refusedSteps,
    ...(refusedSteps > 0 ? { administratorYaml: steps.map(({ yaml }) => yaml).join('---\n') } : {}),
  };
}

function rule(group: string, resource: string) {
  return {
    apiGroups: [group],
    resources: [resource],
    verbs: ['get', 'list', 'watch'],
    resourceNames: [],
    nonResourceURLs: [],
  };
}

function step(object: ObjectRef, verdict: StepVerdict, apiVersion: string, tail = ''): PlanStep {
  const inNamespace = object.namespace === undefined ? '' : `  namespace: ${object.namespace}\n`;
  const kind = object.kind === 'Token' ? 'TokenRequest' : object.kind;
  return {
    object,
    verdict,
    yaml: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${object.name}\n${inNamespace}  labels:\n    app.kubernetes.io/managed-by: token-desk\n  annotations:\n    token-desk/issuance: 01JDE4Q8XKZ7\n${tail}`,
  };
}

function accessOf(wide: boolean, storage: boolean): AccessRow[] {
  const change = wide ? 'yes' : 'no';
  return [
    { area: 'namespaces', see: 'yes', change: 'no' },
    { area: 'workloads', see: 'yes', change },
    { area: 'services', see: 'yes', change },
    { area: 'config-maps', see: 'yes', change },
    { area: 'storage', see: storage ? 'yes' : 'some', change: wide ? 'some' : 'no' },
    { area: 'nodes', see: storage ? 'yes' : 'no', change: 'no' },
    { area: 'secrets', see: wide ? 'yes' : 'no', change },
  ];
}
