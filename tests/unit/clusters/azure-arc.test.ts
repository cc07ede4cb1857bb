// The portal's address is put together only from parts that Azure itself would allow.
import { expect, test } from 'vitest';
import { portalAddress } from '../../../src/main/clusters/arc.ts';
import { mayOpen } from '../../../src/main/desktop/open-external.ts';
import type { ArcDetails } from '../../../src/shared/cluster.ts';

const details: ArcDetails = {
  subscription: '00000000-0000-4000-8000-00000000cafe',
  tenant: '00000000-0000-4000-8000-0000000000ff',
  resourceGroup: 'rg-edge_(north).1',
  name: 'site-munich',
  sample: false,
};

test.each([
  ['public', 'portal.azure.com'],
  ['us-government', 'portal.azure.us'],
  ['china', 'portal.azure.cn'],
] as const)('the page of a cluster in the %s cloud', (cloud, host) => {
  const address = portalAddress({ state: 'connected', details, agents: [] }, cloud);

  expect([address, address.ok && mayOpen(address.value)]).toEqual([
    {
      ok: true,
      value: `https://${host}/#@00000000-0000-4000-8000-0000000000ff/resource/subscriptions/00000000-0000-4000-8000-00000000cafe/resourceGroups/rg-edge_(north).1/providers/Microsoft.Kubernetes/connectedClusters/site-munich`,
    },
    true,
  ]);
});

test.each([
  ['subscription', '../../x'],
  ['tenant', 'evil.example'],
  ['resourceGroup', 'a/b'],
  ['resourceGroup', 'ends.'],
  ['name', 'a#b'],
  ['name', 'x'.repeat(64)],
] as const)('a %s that Azure would not allow is refused', (field, value) => {
  const address = portalAddress(
    { state: 'connected', details: { ...details, [field]: value }, agents: [] },
    'public',
  );

  expect(address).toEqual({ ok: false, error: { code: 'invalid', field } });
});

test('without all parts there is no page', () => {
  const addresses = [
    portalAddress(undefined, 'public'),
    portalAddress({ state: 'not-arc' }, 'public'),
    portalAddress({ state: 'incomplete', details, agents: [], missing: ['AZURE_TENANT_ID'] }, 'public'),
  ];

  expect(addresses).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'not-arc' } })));
});
