// The issues under way, one for each context: what was typed and how far it is survives leaving the screen.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { ClusterDetail } from '../../../shared/cluster.ts';
import type { ContextId, JobId } from '../../../shared/ids.ts';
import type { Issued, TokenRow } from '../../../shared/issuance.ts';
import type { AppError } from '../../../shared/ipc/result.ts';
import type { Plan, SetUpRequest } from '../../../shared/plan.ts';
import { grantedSeconds, wasShortened } from '../../../shared/text/words.ts';
import type { Keep } from '../../../shared/token.ts';
import { api, newJobId } from '../../api.ts';
import { keys } from '../../app/keys.ts';
import { draftAgain, type Draft } from './draft.ts';

export type Stage =
  | { readonly at: 'form' }
  | { readonly at: 'planning'; readonly jobId: JobId; readonly request: SetUpRequest }
  | { readonly at: 'plan-failed'; readonly request: SetUpRequest; readonly error: AppError }
  | { readonly at: 'plan'; readonly plan: Plan; readonly error?: AppError }
  | { readonly at: 'issuing'; readonly plan: Plan; readonly jobId: JobId }
  | { readonly at: 'result'; readonly plan: Plan; readonly issued: Issued };

export type Flow = { readonly edits: Partial<Draft>; readonly stage: Stage };

export type IssueChoice = {
  readonly keep: Keep;
  readonly reason: string;
  readonly escalationConfirmed: boolean;
  readonly insecureConfirmed: boolean;
};

export type Flows = {
  readonly flowOf: (contextId: ContextId) => Flow;
  readonly edit: (contextId: ContextId, change: Partial<Draft>) => void;
  /** Starts over with the decisions of an earlier token. */
  readonly again: (contextId: ContextId, token: TokenRow) => void;
  readonly plan: (contextId: ContextId, request: SetUpRequest) => void;
  readonly issue: (contextId: ContextId, plan: Plan, choice: IssueChoice) => void;
  readonly cancel: (jobId: JobId) => void;
  /** Starts over with the defaults. */
  readonly reset: (contextId: ContextId) => void;
  readonly toForm: (contextId: ContextId) => void;
};

const fresh: Flow = { edits: {}, stage: { at: 'form' } };
const Current = createContext<Flows | undefined>(undefined);

export function FlowsProvider({ children }: { readonly children: ReactNode }) {
  const [flows, setFlows] = useState<ReadonlyMap<ContextId, Flow>>(new Map());
  const queries = useQueryClient();
  const value = useMemo((): Flows => {
    const change = (contextId: ContextId, next: (flow: Flow) => Flow) => {
      setFlows((before) => new Map(before).set(contextId, next(before.get(contextId) ?? fresh)));
    };
    const stage = (contextId: ContextId, to: Stage) => {
      change(contextId, ({ edits }) => ({ edits, stage: to }));
    };
    /** Moves on only while this very job is what the flow waits for. */
    const settle = (contextId: ContextId, jobId: JobId, to: Stage) => {
      change(contextId, (flow) =>
        'jobId' in flow.stage && flow.stage.jobId === jobId ? { edits: flow.edits, stage: to } : flow,
      );
    };
    const plan = async (contextId: ContextId, request: SetUpRequest) => {
      const jobId = newJobId();
      stage(contextId, { at: 'planning', jobId, request });
      const answer = await api['accounts.plan']({ jobId, request });
      if (answer.ok) {
        settle(contextId, jobId, { at: 'plan', plan: answer.value });
        // Someone else has to act before this goes on, so the lists are read anew.
        if (answer.value.refused > 0) void queries.invalidateQueries({ queryKey: keys.accounts(contextId) });
      } else if (answer.error.code === 'cancelled') settle(contextId, jobId, { at: 'form' });
      else settle(contextId, jobId, { at: 'plan-failed', request, error: answer.error });
    };
    const issue = async (contextId: ContextId, checked: Plan, choice: IssueChoice) => {
      const jobId = newJobId();
      stage(contextId, { at: 'issuing', plan: checked, jobId });
      const { reason, ...rest } = choice;
      const answer = await api['tokens.issue']({
        jobId,
        planId: checked.planId,
        ...rest,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      });
      if (answer.ok) {
        settle(contextId, jobId, { at: 'result', plan: checked, issued: answer.value });
        learnCap(queries, contextId, answer.value.token);
      } else settle(contextId, jobId, { at: 'plan', plan: checked, error: answer.error });
      for (const queryKey of [keys.tokens, keys.history, keys.clusters, keys.accounts(contextId)]) {
        void queries.invalidateQueries({ queryKey });
      }
    };
    return {
      flowOf: (contextId) => flows.get(contextId) ?? fresh,
      edit: (contextId, edits) => {
        change(contextId, (flow) => ({ ...flow, edits: { ...flow.edits, ...edits } }));
      },
      again: (contextId, token) => {
        change(contextId, () => ({ edits: draftAgain(token), stage: { at: 'form' } }));
      },
      plan: (contextId, request) => void plan(contextId, request),
      issue: (contextId, checked, choice) => void issue(contextId, checked, choice),
      cancel: (jobId) => void api['jobs.cancel']({ jobId }),
      reset: (contextId) => {
        change(contextId, () => fresh);
      },
      toForm: (contextId) => {
        stage(contextId, { at: 'form' });
      },
    };
  }, [flows, queries]);
  return <Current value={value}>{children}</Current>;
}

export function useFlows(): Flows {
  const flows = useContext(Current);
  if (flows === undefined) throw new Error('useFlows outside of its provider');
  return flows;
}

/** A server that shortened a token will do so again: the form offers no longer ones from now on. */
function learnCap(queries: QueryClient, contextId: ContextId, token: TokenRow): void {
  const granted = grantedSeconds(token.grant);
  if (granted === undefined || !wasShortened(token.grant, token.requestedSeconds)) return;
  queries.setQueryData<ClusterDetail>(
    keys.opened(contextId),
    (detail) => detail && { ...detail, lifetimeCapSeconds: granted },
  );
}
