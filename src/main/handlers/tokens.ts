// Channels of tokens to their services.
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Jobs } from '../jobs.ts';
import type { ClipboardHold } from '../tokens/clipboard-hold.ts';
import type { HandOut } from '../tokens/hand-out.ts';
import type { Issue } from '../tokens/issue.ts';
import type { Vault } from '../tokens/vault.ts';

type TokenHandlers = Pick<
  Handlers,
  'tokens.issue' | 'tokens.list' | 'tokens.copy' | 'tokens.clearClipboard' | 'tokens.reveal' | 'tokens.forget'
>;

export type TokenServices = {
  readonly vault: Vault;
  readonly handOut: HandOut;
  readonly hold: ClipboardHold;
  readonly jobs: Jobs;
  /** Needs the Kubernetes part, which is loaded when it is first used. */
  readonly issue: () => Promise<Issue>;
};

/** Handlers of `tokens.*`. */
export function tokenHandlers({ vault, handOut, hold, jobs, issue }: TokenServices): TokenHandlers {
  return {
    'tokens.issue': ({ jobId, ...request }) =>
      jobs.run(jobId, async (job) => (await issue()).run(request, job)),
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
  };
}
