// A real ValidatingAdmissionPolicy on a control plane, in force when it is handed over.
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterAccess } from './control-plane/cluster-access.ts';

const admission = '/apis/admissionregistration.k8s.io/v1';
const limitMs = 20_000;

/** What the policy refuses: to create or delete objects of a resource that do not satisfy a CEL expression. */
export interface RefusalRule {
  readonly name: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly allowedWhen: string;
  readonly message: string;
  /** `CREATE` unless told. */
  readonly operation?: 'CREATE' | 'DELETE';
  /** A path that is there, and an object to create in it, which the policy refuses, to see when it is in force. */
  readonly probe: { readonly path: string; readonly object?: unknown };
}

/**
 * Puts the policy up and waits until the server obeys it. Throws after 20 s. What it returns takes the policy down; the
 * server may obey it a moment longer.
 */
export async function refuseByPolicy(access: ClusterAccess, rule: RefusalRule): Promise<() => Promise<void>> {
  const api = access.api();
  const { operation = 'CREATE' } = rule;
  const method = operation === 'CREATE' ? 'POST' : 'DELETE';
  await api.create(`${admission}/validatingadmissionpolicies`, {
    metadata: { name: rule.name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [rule.apiGroup],
            apiVersions: ['v1'],
            operations: [operation],
            resources: [rule.resource],
          },
        ],
      },
      validations: [{ expression: rule.allowedWhen, message: rule.message }],
    },
  });
  await api.create(`${admission}/validatingadmissionpolicybindings`, {
    metadata: { name: rule.name },
    spec: { policyName: rule.name, validationActions: ['Deny'] },
  });
  const end = performance.now() + limitMs;
  for (;;) {
    const { status } = await api.send(method, `${rule.probe.path}?dryRun=All`, rule.probe.object);
    if (status >= 400) break;
    if (performance.now() > end) throw new Error(`The policy ${rule.name} is not in force after 20 s`);
    await pause(100);
  }
  return async () => {
    await api.send('DELETE', `${admission}/validatingadmissionpolicybindings/${rule.name}`);
    await api.send('DELETE', `${admission}/validatingadmissionpolicies/${rule.name}`);
    await api.close();
  };
}
