// Calls that take things off clusters: clean-up of one, off-boarding from all.
import { z } from 'zod';
import { list, page, pageInput, text } from '../../bounded.ts';
import { CLEAN_UP_LIMIT, CleanUpPlan } from '../../clean-up.ts';
import { ContextId, JobId, PlanId, RunId } from '../../ids.ts';
import { OffBoardingItem, OffBoardingRun, OffBoardingSubject } from '../../off-boarding.ts';
import { REMOVAL_LIMIT, RemovalOutcome } from '../../removal.ts';
import { TeamTokens } from '../../team.ts';

const Index = z
  .int()
  .min(0)
  .max(CLEAN_UP_LIMIT - 1);

export const upkeepCalls = {
  /** The tokens of every desk on this cluster, as their Secrets declare. */
  'team.list': {
    input: z.strictObject({ jobId: JobId, contextId: ContextId }),
    output: TeamTokens,
  },
  /** What Token Desk made on this cluster and nobody needs any more. Deletes nothing. */
  'cleanup.plan': {
    input: z.strictObject({ jobId: JobId, contextId: ContextId }),
    output: CleanUpPlan,
  },
  /** Removes the chosen items of a plan, by their place in it. */
  'cleanup.apply': {
    input: z.strictObject({
      jobId: JobId,
      planId: PlanId,
      chosen: list(Index, CLEAN_UP_LIMIT).min(1),
      /** Those of them whose token may still be accepted, which the user saw named. */
      confirmedValid: list(Index, CLEAN_UP_LIMIT),
    }),
    output: z.strictObject({ outcomes: list(RemovalOutcome, REMOVAL_LIMIT) }),
  },
  /** The off-boarding that is planned or unfinished, also one of an earlier start. */
  'offboarding.current': {
    input: z.strictObject({}),
    output: z.strictObject({ run: OffBoardingRun.optional() }),
  },
  'offboarding.items': {
    input: z.strictObject({ ...pageInput, runId: RunId }),
    output: page(OffBoardingItem),
  },
  /** Lists what the subject holds on all clusters. Removes nothing. */
  'offboarding.plan': {
    input: z.strictObject({ jobId: JobId, subject: OffBoardingSubject }),
    output: OffBoardingRun,
  },
  /** Takes away what is open; again for what was left. */
  'offboarding.run': {
    input: z.strictObject({ jobId: JobId, runId: RunId, confirmation: text(253) }),
    output: OffBoardingRun,
  },
  'offboarding.close': {
    input: z.strictObject({ runId: RunId }),
    output: z.strictObject({}),
  },
};
