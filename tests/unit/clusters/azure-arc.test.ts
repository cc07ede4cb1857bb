// The portal's address is put together only from parts that Azure itself would allow.
import { expect, test } from 'vitest';
import { portalAddress } from '../../../src/main/clusters/portal-address.ts';
import { mayOpen } from '../../../src/main/desktop/open-external.ts';
import type { Arc, ArcDetails } from '../../../src/shared/cluster.ts';

const details: ArcDetails = {
  subscription: '00000000-0000-4000-8000-00000000cafe',
  tenant: '00000000-0000-4000-8000-0000000000ff',
  resourceGroup: 'rg-edge_(north).1',
  name: 'site-munich',
  sample: false,
};

const healthy = { state: 'unknown', proxyCertificate: 'unknown' } as const;
const connected = (change: Partial<ArcDetails> = {}): Arc => ({
  ...{ state: 'connected', agents: [], health: healthy },
  details: { ...details, ...change },
});

test.each([
  ['public', 'portal.azure.com'],
  ['us-government', 'portal.azure.us'],
  ['china', 'portal.azure.cn'],
] as const)('the page of a cluster in the %s cloud', (cloud, host) => {
  const address = portalAddress(connected(), {}, cloud);

  expect([address, address.ok && mayOpen(address.value)]).toEqual([
    {
      ok: true,
      value: `https://${host}/#@00000000-0000-4000-8000-0000000000ff/resource/subscriptions/00000000-0000-4000-8000-00000000cafe/resourceGroups/rg-edge_(north).1/providers/Microsoft.Kubernetes/connectedClusters/site-munich`,
    },
    true,
  ]);
});

test('what the cluster does not tell is taken from what the user filled in, the cloud too', () => {
  const { sample: _sample, ...filled } = details;
  const addresses = [
    portalAddress({ state: 'not-permitted' }, { ...filled, cloud: 'china' }, 'public'),
    portalAddress(connected({ name: 'told-by-the-cluster' }), { name: 'filled-in' }, 'public'),
  ];

  expect(
    addresses.map((address) => address.ok && address.value.replace(/subscriptions.*providers/, '…')),
  ).toEqual([
    'https://portal.azure.cn/#@00000000-0000-4000-8000-0000000000ff/resource/…/Microsoft.Kubernetes/connectedClusters/site-munich',
    'https://portal.azure.com/#@00000000-0000-4000-8000-0000000000ff/resource/…/Microsoft.Kubernetes/connectedClusters/told-by-the-cluster',
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
  const address = portalAddress(connected({ [field]: value }), {}, 'public');

  expect(address).toEqual({ ok: false, error: { code: 'invalid', field } });
});

test('without all parts there is no page', () => {
  const { tenant: _tenant, ...known } = details;
  const addresses = [
    portalAddress(undefined, {}, 'public'),
    portalAddress({ state: 'not-arc' }, {}, 'public'),
    portalAddress(
      { state: 'incomplete', details: known, agents: [], health: healthy, missing: ['AZURE_TENANT_ID'] },
      {},
      'public',
    ),
  ];

  expect(addresses).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'not-arc' } })));
});
