// A server that logs the bodies of all requests: which of our tokens are in its log, and who wrote them there.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const policy = { apiVersion: 'audit.k8s.io/v1', kind: 'Policy', rules: [{ level: 'RequestResponse' }] };

type AuditEvent = {
  readonly verb: string;
  readonly userAgent?: string;
  readonly objectRef?: { readonly resource: string; readonly subresource?: string };
};

/** A control plane that logs everything, and where. */
async function startAudited(): Promise<{ controlPlane: ControlPlane; log: string }> {
  const folder = await scratchFolder();
  const log = join(folder, 'audit.log');
  await writeFile(join(folder, 'policy.json'), JSON.stringify(policy));
  const controlPlane = await startControlPlane({
    apiServerFlags: [
      ...[`--audit-policy-file=${join(folder, 'policy.json')}`, `--audit-log-path=${log}`],
      // An event is in the file before its request is answered.
      '--audit-log-mode=blocking-strict',
    ],
  });
  onTestFinished(() => controlPlane.stop());
  return { controlPlane, log };
}

/** Where in the log any of the tokens is, each place once: `verb resource part of the event`; what the control plane does itself begins with its name. */
async function placesOf(known: readonly string[], log: string): Promise<string[]> {
  // A Secret holds it encoded.
  const tokens = known.flatMap((token) => [token, Buffer.from(token).toString('base64')]);
  const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '');
  const places = lines.flatMap((line) => {
    if (!tokens.some((token) => line.includes(token))) return [];
    // The server writes one event in JSON on each line.
    const event = JSON.parse(line) as AuditEvent & Record<string, unknown>;
    const { resource = '', subresource } = event.objectRef ?? {};
    return Object.entries(event)
      .filter(([, part]) => tokens.some((token) => JSON.stringify(part).includes(token)))
      .map(([part]) => {
        const what = `${event.verb} ${[resource, subresource].filter(Boolean).join('/')}: ${part}`;
        const [agent = ''] = (event.userAgent ?? '').split('/');
        return agent.startsWith('kube-') ? `${agent} ${what}` : what;
      });
  });
  return [...new Set(places)].sort();
}

it('has a token where it wrote its own reply to the request for it, and beyond that only where a review was asked for', async () => {
  const { controlPlane, log } = await startAudited();
  const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
  onTestFinished(() => core.close());
  await core.value('clusters.open', { jobId: newJob(), contextId: await core.contextId() });
  const handled: string[] = [];
  const hold = async (issuanceId: IssuanceId) => {
    await core.value('tokens.copy', { issuanceId, purpose: 'plain' });
    handled.push(core.clipboard.content);
    return issuanceId;
  };
  const issue = async (change: Partial<SetUpRequest>) =>
    hold(valueOf(await core.issue('until-quit', change)).token.issuanceId);
  const verify = (issuanceId: IssuanceId, review: boolean) =>
    core.value('tokens.verify', { jobId: newJob(), issuanceIds: [issuanceId], review });
  const bound = await issue({});
  const elsewhere = await issue({ revocable: false, audiences: ['vault.example'] });
  for (const issuanceId of [bound, elsewhere]) await verify(issuanceId, false);
  const selection = { by: 'ids' as const, issuanceIds: [bound] };
  const { results } = await core.value('tokens.renew', { jobId: newJob(), selection });
  for (const result of results) if (result.outcome === 'renewed') await hold(result.newId);
  const unasked = await placesOf(handled, log);
  await verify(elsewhere, true);

  expect([handled.length, unasked, await placesOf(handled, log)]).toEqual([
    3,
    ['create serviceaccounts/token: responseObject'],
    [
      'create serviceaccounts/token: responseObject',
      'create tokenreviews: requestObject',
      'create tokenreviews: responseObject',
    ],
  ]);
});

it('has a token of a Secret where the server made, filled in and read out that Secret, and nowhere else', async () => {
  const { controlPlane, log } = await startAudited();
  const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
  onTestFinished(() => core.close());
  const handled: string[] = [];
  const issue = async (change: Partial<SetUpRequest>) => {
    const { token } = valueOf(await core.issue('until-quit', change));
    await core.value('tokens.copy', { issuanceId: token.issuanceId, purpose: 'plain' });
    handled.push(core.clipboard.content);
    return token;
  };
  const made = await issue({ route: 'token-secret' });
  const role = { kind: 'none' } as const;
  await issue({ route: 'legacy-secret', role, tokenSecret: made.tokenSecret });
  const issuanceIds = [made.issuanceId];
  await core.value('tokens.verify', { jobId: newJob(), issuanceIds, review: false });
  const before = await placesOf(handled, log);
  await core.value('tokens.revoke', { jobId: newJob(), issuanceId: made.issuanceId, reach: 'secret' });
  await expect
    .poll(async () => (await core.value('tokens.list', { search: made.issuanceId })).rows[0]?.state, {
      timeout: 40_000,
    })
    .toBe('revoked');
  const ours = (places: readonly string[]) => places.filter((place) => !place.startsWith('kube-'));

  expect({ ours: ours(before), afterRevoking: ours(await placesOf(handled, log)) }).toEqual({
    ours: ['get secrets: responseObject'],
    afterRevoking: ['get secrets: responseObject'],
  });
});
