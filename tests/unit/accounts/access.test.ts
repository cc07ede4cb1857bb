// What a token may see and change, computed from rules.
import { describe, expect, it } from 'vitest';
import { accessRows } from '../../../src/main/accounts/access.ts';
import type { GrantedRules } from '../../../src/main/accounts/escalation.ts';
import type { Scope } from '../../../src/shared/role.ts';

const cluster: Scope = { kind: 'cluster' };
const teams: Scope = { kind: 'namespaces', namespaces: ['team-a', 'team-b'] };

function grant(resources: string[], verbs: string[], namespace?: string, names: string[] = []): GrantedRules {
  const rule = { apiGroups: [''], resources, verbs, resourceNames: names, nonResourceURLs: [] };
  return { role: 'seeded', rules: [rule], ...(namespace === undefined ? {} : { namespace }) };
}

function row(area: string, grants: GrantedRules[], scope: Scope, complete = true): string {
  const found = accessRows(grants, scope, complete).find((candidate) => candidate.area === area);
  return `${found?.see ?? ''}/${found?.change ?? ''}`;
}

describe('what a token may do', () => {
  it.each([
    ['all of it with every verb', 'secrets', [grant(['secrets'], ['*'])], cluster, 'yes/yes'],
    ['seeing only', 'config-maps', [grant(['configmaps'], ['get', 'list'])], cluster, 'yes/no'],
    ['some of it without lists', 'secrets', [grant(['secrets'], ['get'])], cluster, 'some/no'],
    [
      'some of it by name',
      'secrets',
      [grant(['secrets'], ['get', 'list'], undefined, ['one'])],
      cluster,
      'some/no',
    ],
    [
      'some of it where only deleting is allowed',
      'secrets',
      [grant(['secrets'], ['delete'])],
      cluster,
      'no/some',
    ],
    [
      'all of it in the named namespaces',
      'secrets',
      [grant(['secrets'], ['*'], 'team-a'), grant(['secrets'], ['*'], 'team-b')],
      teams,
      'yes/yes',
    ],
    [
      'some of it in one of two namespaces',
      'secrets',
      [grant(['secrets'], ['*'], 'team-a')],
      teams,
      'some/some',
    ],
    [
      'some of it in another namespace',
      'secrets',
      [grant(['secrets'], ['*'], 'other')],
      cluster,
      'some/some',
    ],
    [
      'no nodes through a binding in a namespace',
      'nodes',
      [grant(['nodes'], ['*'], 'team-a')],
      teams,
      'no/no',
    ],
  ])('is %s', (_words, area, grants, scope, expected) => {
    expect(row(area, grants, scope)).toBe(expected);
  });

  it('is not known where rules may not be read, but for what is known to be allowed', () => {
    const grants = [grant(['secrets'], ['get', 'list']), { role: 'hidden', rules: undefined }];

    expect([row('secrets', grants, cluster), row('nodes', [], cluster, false)]).toEqual([
      'yes/unknown',
      'unknown/unknown',
    ]);
  });
});
