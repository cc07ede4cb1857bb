// By TokenRequest: a token with an end, bound to a throw-away Secret where it is to be revocable alone.
import { boundSecretManifest } from '../../accounts/manifests.ts';
import { failed, ok, type Result } from '../../../shared/ipc/result.ts';
import type { Job } from '../../jobs.ts';
import type { Connection } from '../../kubernetes/connection.ts';
import { mayBeDone } from '../../kubernetes/doubt.ts';
import { createObject } from '../../kubernetes/objects.ts';
import { requestToken } from '../../kubernetes/tokens.ts';
import type { Attempt } from '../attempt.ts';
import { grantOf } from '../granted.ts';
import { unending, type Obtained, type TokenOrder } from './route.ts';

/** Cancelling waits for the step under way; the request for the token is never abandoned. */
export async function byTokenRequest(
  connection: Connection,
  order: TokenOrder,
  attempt: Attempt,
  job: Job,
): Promise<Result<Obtained>> {
  const { row } = attempt;
  const bound = row.boundSecret === undefined ? ok(undefined) : await makeSecret(connection, order, attempt);
  if (!bound.ok) return bound;
  if (job.signal.aborted) return failed({ code: 'cancelled' });
  job.progress({ done: 1, total: 3, step: 'requesting' });
  // Never abandoned: a token that nobody reads would live on unknown.
  const answer = await requestToken(
    connection,
    {
      account: order.account,
      seconds: row.requestedSeconds,
      audiences: row.audiences,
      boundSecret: bound.value,
    },
    unending(),
  );
  if (!answer.ok) return answer;
  return ok({
    token: answer.value.token,
    granted: () => grantOf(answer.value, order.account, bound.value?.uid),
    secretUid: bound.value?.uid,
  });
}

async function makeSecret(
  connection: Connection,
  { account, origin }: TokenOrder,
  attempt: Attempt,
): Promise<Result<{ readonly name: string; readonly uid: string }>> {
  const { reason, startedAt, requestedSeconds } = attempt.row;
  const endsAt = requestedSeconds === undefined ? undefined : startedAt + requestedSeconds * 1000;
  const manifest = boundSecretManifest(account, origin, { accountUid: account.uid, reason, endsAt });
  const { name, namespace } = manifest.metadata;
  const made = await createObject(connection, manifest, { signal: unending(), dryRun: false });
  if (made.ok) {
    attempt.secret = { namespace, name, uid: made.value.uid };
    return ok({ name, uid: made.value.uid });
  }
  // The answer got lost: it may have been made all the same.
  if (mayBeDone(made.error)) attempt.secret = { namespace, name };
  return made;
}
