// The binding for an Entra account: only names that Entra can have, and never more than one value of YAML.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { entraBindingYaml, entraProblem } from '../../../src/shared/text/entra-binding.ts';

test.each([
  ['User', 'maria@contoso.com', undefined],
  ['User', '0c3f7f0e-5f6c-4b8e-9d55-6f1f1c2d3e4f', undefined],
  ['User', 'maria', 'user'],
  ['User', 'a b@contoso.com', 'user'],
  ['Group', '0c3f7f0e-5f6c-4b8e-9d55-6f1f1c2d3e4f', undefined],
  ['Group', 'operators', 'group'],
] as const)('%s %s', (kind, name, problem) => {
  expect(entraProblem({ kind, name })).toBe(problem);
});

test('the YAML binds exactly this user to this role', () => {
  const read: unknown = parse(entraBindingYaml({ kind: 'User', name: 'maria@contoso.com', role: 'view' }));

  expect(read).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'token-desk:entra:maria-contoso.com:view' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'maria@contoso.com' }],
  });
});
