// Rules that an operator lacks, as a table.
import { expect, test } from 'vitest';
import { missingRows } from '../../../src/renderer/features/issue/missing-rules.ts';

test('Rules about the same thing share a row; names and paths are written out', () => {
  const rule = { apiGroups: [''], resources: [], resourceNames: [], nonResourceURLs: [], verbs: [] };
  expect(
    missingRows([
      { ...rule, resources: ['nodes'], verbs: ['get'] },
      { ...rule, resources: ['nodes'], verbs: ['list', 'get'] },
      { ...rule, resources: ['secrets'], resourceNames: ['one'], verbs: ['get'] },
      { ...rule, apiGroups: [], nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ]),
  ).toEqual([
    { group: '', resource: 'nodes', verbs: ['get', 'list'] },
    { group: '', resource: 'secrets (one)', verbs: ['get'] },
    { group: '', resource: '/metrics', verbs: ['get'] },
  ]);
});
