// Names and contents of the objects that a set-up makes.
import { describe, expect, it } from 'vitest';
import {
  bindingManifest,
  bindingName,
  boundSecretManifest,
  extrasRoleManifest,
} from '../../../src/main/accounts/manifests.ts';
import { toYaml } from '../../../src/main/accounts/yaml.ts';
import { IssuanceId } from '../../../src/shared/ids.ts';

const issuanceId = IssuanceId.parse('7f3c2a10-52a1-4a4e-9d5a-0c7b8d3e9f21');
const origin = { issuanceId, operator: 'maria on desk-ops-04' };
const account = { namespace: 'portal-access', name: 'portal-reader' };

describe('the YAML of an object', () => {
  it('reads as the plan shows it: short lists on one line, keys in their usual order', () => {
    expect(toYaml(extrasRoleManifest(origin))).toBe(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: token-desk:arc-portal-extras
  labels:
    app.kubernetes.io/managed-by: token-desk
  annotations:
    token-desk/issuance: 7f3c2a10-52a1-4a4e-9d5a-0c7b8d3e9f21
    token-desk/operator: maria on desk-ops-04
rules:
  - apiGroups: [""]
    resources: [nodes, persistentvolumes]
    verbs: [get, list, watch]
  - apiGroups: [storage.k8s.io]
    resources: [storageclasses]
    verbs: [get, list, watch]
`);
  });
});

describe('a binding', () => {
  it('is one of the cluster, or of the namespace that is named', () => {
    const role = { kind: 'ClusterRole', name: 'view', label: 'view' } as const;

    const bindings = [undefined, 'team-a'].map((place) => bindingManifest(account, role, place, origin));

    expect(bindings).toMatchObject([
      { kind: 'ClusterRoleBinding', metadata: { name: 'token-desk:portal-access:portal-reader:view' } },
      {
        kind: 'RoleBinding',
        metadata: { namespace: 'team-a' },
        subjects: [{ kind: 'ServiceAccount', ...account }],
      },
    ]);
  });

  it('has a name of its own for each account, however long the names are', () => {
    const names = ['a', 'b'].map((end) =>
      bindingName({ namespace: 'n'.repeat(63), name: `${'x'.repeat(252)}${end}` }, 'view'),
    );

    expect({ distinct: new Set(names).size, lengths: names.map((name) => name.length) }).toEqual({
      distinct: 2,
      lengths: [253, 253],
    });
  });
});

describe('the bound Secret', () => {
  it('holds no data, goes with its account, and is found by the id of its issuance', () => {
    const manifest = boundSecretManifest(account, origin, { accountUid: 'uid-1', reason: 'audit' });

    expect(manifest).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'td-7f3c2a10',
        namespace: 'portal-access',
        labels: { 'app.kubernetes.io/managed-by': 'token-desk', 'token-desk/issuance': issuanceId },
        annotations: {
          'token-desk/issuance': issuanceId,
          'token-desk/operator': 'maria on desk-ops-04',
          'token-desk/account': 'portal-reader',
          'token-desk/reason': 'audit',
        },
        ownerReferences: [{ apiVersion: 'v1', kind: 'ServiceAccount', name: 'portal-reader', uid: 'uid-1' }],
      },
      type: 'Opaque',
      immutable: true,
    });
  });
});
