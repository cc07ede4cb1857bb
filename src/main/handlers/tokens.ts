// Channels of tokens to their services.
import type { Handlers } from '../../shared/ipc/contract.ts';
import { failed, ok } from '../../shared/ipc/result.ts';
import type { Jobs } from '../jobs.ts';
import type { ClipboardHold } from '../tokens/clipboard-hold.ts';
import type { HandOut } from '../tokens/hand-out.ts';
import type { Issue } from '../tokens/issue.ts';
import type { Decode } from '../tokens/decode.ts';
import type { Ladder } from '../tokens/ladder.ts';
import type { PortalPanes } from '../tokens/portal-panes.ts';
import type { Policy } from '../tokens/policy.ts';
import type { PortalSignIn } from '../tokens/portal-sign-in.ts';
import type { RenewMany } from '../tokens/renew-many.ts';
import type { Verify } from '../tokens/verify.ts';
import type { Vault } from '../tokens/vault.ts';

type TokenHandlers = Pick<
  Handlers,
  | 'tokens.issue'
  | 'tokens.list'
  | 'tokens.copy'
  | 'tokens.clearClipboard'
  | 'tokens.reveal'
  | 'tokens.forget'
  | 'tokens.revokePlan'
  | 'tokens.revoke'
  | 'tokens.renew'
  | 'tokens.verify'
  | 'tokens.decode'
  | 'tokens.signIn'
  | 'accounts.portalPanes'
>;

export type TokenServices = {
  readonly vault: Vault;
  readonly handOut: HandOut;
  readonly hold: ClipboardHold;
  readonly decode: Decode;
  readonly jobs: Jobs;
  readonly policy: Pick<Policy, 'refusesKeep'>;
  readonly signIn: PortalSignIn;
  /** The Kubernetes part, which is loaded when it is first used. */
  readonly services: () => Promise<{
    readonly issue: Issue;
    readonly ladder: Ladder;
    readonly renewMany: RenewMany;
    readonly verify: Verify;
    readonly portalPanes: PortalPanes;
  }>;
};

/** Handlers of `tokens.*`. */
export function tokenHandlers({
  vault,
  handOut,
  hold,
  decode,
  jobs,
  policy,
  signIn,
  services,
}: TokenServices): TokenHandlers {
  return {
    'tokens.issue': ({ jobId, ...request }) =>
      jobs.run(jobId, async (job) => {
        const refused = policy.refusesKeep(request.keep);
        return refused === undefined ? (await services()).issue.run(request, job) : failed(refused);
      }),
    'tokens.list': (query) => Promise.resolve(vault.list(query)),
    'tokens.copy': ({ issuanceId, purpose }) => handOut.copy(issuanceId, purpose),
    'tokens.clearClipboard': async () => ok(await hold.clear('user')),
    'tokens.reveal': async ({ issuanceId }) => {
      const shown = await handOut.reveal(issuanceId);
      return shown.ok ? ok({}) : shown;
    },
    'tokens.forget': async ({ issuanceId }) => {
      const forgotten = await vault.forget(issuanceId);
      return forgotten.ok ? ok({}) : forgotten;
    },
    'tokens.revokePlan': ({ jobId, issuanceId }) =>
      jobs.run(jobId, async (job) => {
        job.progress({ done: 0, total: 1, step: 'checking' });
        return (await services()).ladder.plan(issuanceId, job.signal);
      }),
    'tokens.revoke': ({ jobId, issuanceId, reach }) =>
      jobs.run(jobId, async (job) => {
        job.progress({ done: 0, total: 1, step: 'revoking' });
        return (await services()).ladder.run(issuanceId, reach, job);
      }),
    'tokens.renew': ({ jobId, selection }) =>
      jobs.run(jobId, async (job) => (await services()).renewMany.run(selection, job)),
    'tokens.verify': ({ jobId, ...query }) =>
      jobs.run(jobId, async (job) => (await services()).verify.run(query, job)),
    'accounts.portalPanes': ({ jobId, ...question }) =>
      jobs.run(jobId, async (job) => (await services()).portalPanes.look(question, job.signal)),
    'tokens.signIn': ({ jobId, contextId }) => jobs.run(jobId, (job) => signIn.run(contextId, job)),
    'tokens.decode': ({ issuanceId }) => decode.claims(issuanceId),
  };
}
