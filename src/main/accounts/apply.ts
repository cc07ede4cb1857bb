// Makes the objects of a plan in order, and takes them back when one fails or the user cancels.
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { mayBeDone } from '../kubernetes/doubt.ts';
import type { Manifest } from '../kubernetes/manifest.ts';
import { createObject } from '../kubernetes/objects.ts';
import { sameBinding, sameRules } from './compare.ts';
import { look, type Found } from './inspect.ts';
import type { LivePlan, LiveStep } from './live-plan.ts';
import { isReadable, undo, type MadeObject } from './undo.ts';

/** What was made. `undo` takes all of it back; it answers `roll-back-incomplete` with what it had to leave. */
export type Applied = {
  readonly created: readonly ObjectRef[];
  /** Absent where the operator may not read accounts. */
  readonly accountUid: string | undefined;
  readonly undo: (cause: AppError) => Promise<AppError>;
};

/** What was found when planning is read again when the plan is older than this, milliseconds. */
const FRESH_MS = 10_000;

/**
 * Applies all steps but those of the bound Secret and the token. What is there already and equal is left as it is, so
 * a second run does no harm. On failure and on cancel all that this run made is deleted again, newest first. A request
 * on its way is always waited for.
 */
export async function applyPlan(
  connection: Connection,
  live: LivePlan,
  context: { readonly job: Job; readonly clock: Clock; readonly lifetime: AbortSignal },
): Promise<Result<Applied>> {
  const { job, lifetime } = context;
  const steps = live.steps.filter((step) => step.ref.kind !== 'Secret' && step.ref.kind !== 'Token');
  if (context.clock.now() - live.plan.checkedAt > FRESH_MS) {
    const unchanged = await stillAsPlanned(connection, steps, lifetime);
    if (!unchanged.ok) return unchanged;
  }
  const toMake = steps.filter((step) => step.action === 'create');
  const made: MadeObject[] = [];
  let accountUid = steps.find((step) => step.ref.kind === 'ServiceAccount')?.uid;
  const takeBack = async (cause: AppError): Promise<AppError> => {
    job.progress({ done: made.length, total: toMake.length, step: 'undoing' });
    return undo(connection, made, cause, lifetime);
  };
  for (const [index, step] of toMake.entries()) {
    if (job.signal.aborted) return failed(await takeBack({ code: 'cancelled' }));
    job.progress({ done: index, total: toMake.length, step: 'creating', object: step.ref });
    const outcome = await makeOne(connection, live, step, lifetime);
    if (outcome.state === 'made') made.push({ ref: step.ref, uid: outcome.uid });
    if (outcome.state === 'unsure') made.push({ ref: step.ref, uid: undefined });
    if (outcome.state === 'failed' || outcome.state === 'unsure')
      return failed(await takeBack(outcome.error));
    if (step.ref.kind === 'ServiceAccount') accountUid = outcome.uid;
  }
  if (job.signal.aborted) return failed(await takeBack({ code: 'cancelled' }));
  return ok({ created: made.map((object) => object.ref), accountUid, undo: takeBack });
}

type Outcome =
  | { readonly state: 'made'; readonly uid: string }
  | { readonly state: 'there'; readonly uid: string | undefined }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'unsure'; readonly error: AppError };

async function makeOne(
  connection: Connection,
  live: LivePlan,
  step: LiveStep,
  signal: AbortSignal,
): Promise<Outcome> {
  if (step.body.kind === 'TokenRequest') throw new Error('the token is not made here');
  const reply = await createObject(connection, step.body, { signal, dryRun: false });
  if (reply.ok) return { state: 'made', uid: reply.value.uid };
  const { error } = reply;
  const lost = mayBeDone(error);
  if ((error.code !== 'conflict' && !lost) || !isReadable(step.ref)) return { state: 'failed', error };
  const found = await look(connection, step.ref, signal);
  if (!found.ok) return lost ? { state: 'unsure', error } : { state: 'failed', error: found.error };
  if (lost) {
    if (found.value.state === 'absent') return { state: 'failed', error };
    if (found.value.state === 'hidden') return { state: 'unsure', error };
    return found.value.object.issuance === live.issuanceId
      ? { state: 'made', uid: found.value.object.uid }
      : { state: 'failed', error };
  }
  return fits(step.body, found.value)
    ? { state: 'there', uid: found.value.state === 'there' ? found.value.object.uid : undefined }
    : { state: 'failed', error };
}

/** Whether what has the name already will do. What may not be read was made known as such in the plan. */
function fits(wanted: Manifest, found: Found): boolean {
  if (found.state === 'hidden') return true;
  if (found.state === 'absent' || found.object.terminating) return false;
  if (wanted.kind === 'ClusterRole') return sameRules(found.object.rules, wanted.rules);
  return 'roleRef' in wanted ? sameBinding(found.object, wanted) : true;
}

/** Whether all that the plan counts on is still there, the same objects as then. */
async function stillAsPlanned(
  connection: Connection,
  steps: readonly LiveStep[],
  signal: AbortSignal,
): Promise<Result<void>> {
  const known = steps.filter((step) => step.action === 'keep' && step.uid !== undefined);
  const checks = await Promise.all(
    known.map(async (step): Promise<Result<boolean>> => {
      if (!isReadable(step.ref) || step.body.kind === 'TokenRequest') return ok(true);
      const found = await look(connection, step.ref, signal);
      if (!found.ok) return found;
      const uid = found.value.state === 'there' ? found.value.object.uid : undefined;
      return ok(uid === step.uid && fits(step.body, found.value));
    }),
  );
  for (const check of checks) {
    if (!check.ok) return check;
    if (!check.value) return failed({ code: 'plan-stale', reason: 'changed' });
  }
  return ok(undefined);
}
