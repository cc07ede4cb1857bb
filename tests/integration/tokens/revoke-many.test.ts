// Two hundred revocations at once before three API servers, each with a cache of its own: none is called revoked too early.
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import { abreast } from '../../../src/main/kubernetes/abreast.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const TOKENS = 200;
const AT_ONCE = 12;

let controlPlane: ControlPlane;
let core: TestCore;
let agent: Agent;
beforeAll(async () => {
  controlPlane = await startControlPlane({ apiServers: 3 });
  agent = new Agent({ connect: { ca: controlPlane.caPem }, connections: 4, allowH2: false });
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterAll(async () => {
  await agent.destroy();
  await core.close();
  await controlPlane.stop();
});

/** Whether an API server takes a token. */
async function accepts(url: string, token: string): Promise<boolean> {
  const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  const answer = await request(`${url}/apis/authentication.k8s.io/v1/selfsubjectreviews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(review),
    dispatcher: agent,
  });
  await answer.body.dump();
  return answer.statusCode === 201;
}

/** How many of these API servers take these tokens. */
async function acceptances(tokens: readonly string[], urls = controlPlane.urls): Promise<number> {
  const pairs = tokens.flatMap((token) => urls.map((url) => ({ url, token })));
  const answers = await abreast(pairs, AT_ONCE, ({ url, token }) => accepts(url, token));
  return answers.filter(Boolean).length;
}

it('calls no token revoked while any API server accepts it', { timeout: 180_000 }, async () => {
  const change = { namespace: 'many', name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
  const tokens = new Map<IssuanceId, string>();
  for (let number = 0; number < TOKENS; number += 1) {
    const { issuanceId } = valueOf(await core.issue('until-quit', change)).token;
    await core.value('tokens.copy', { issuanceId, purpose: 'plain' });
    tokens.set(issuanceId, core.clipboard.content);
  }
  let before = 0;
  await abreast([...tokens], AT_ONCE, async ([issuanceId, token]) => {
    // The ones that Token Desk does not ask have just put it into their caches.
    const accepted = await acceptances([token], controlPlane.urls.slice(1));
    before += accepted;
    await core.value('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'token' });
  });
  const seen = new Set<IssuanceId>();
  let early = 0;
  const look = async () => {
    const { rows } = await core.value('tokens.list', {});
    const fresh = rows.filter(({ issuanceId, state }) => state === 'revoked' && !seen.has(issuanceId));
    early += await acceptances(fresh.map(({ issuanceId }) => tokens.get(issuanceId) ?? ''));
    for (const { issuanceId } of fresh) seen.add(issuanceId);
    return seen.size;
  };
  await expect.poll(look, { timeout: 120_000, interval: 250 }).toBe(TOKENS);

  expect({ before, early }).toEqual({ before: 2 * TOKENS, early: 0 });
});
