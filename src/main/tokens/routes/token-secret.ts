// By a token Secret made by hand: the server fills in a token that never expires.
import { tokenSecretManifest } from '../../accounts/manifests.ts';
import { failed, ok, type Result } from '../../../shared/ipc/result.ts';
import type { Job } from '../../jobs.ts';
import type { Connection } from '../../kubernetes/connection.ts';
import { mayBeDone } from '../../kubernetes/doubt.ts';
import { createObject } from '../../kubernetes/objects.ts';
import { awaitTokenSecret } from '../../kubernetes/token-secret.ts';
import type { Attempt } from '../attempt.ts';
import { grantOfSecret } from '../granted.ts';
import { unending, type Obtained, type TokenOrder } from './route.ts';

/** Makes the Secret and waits until it is filled in. Fails with `token-not-filled` and as the server does. */
export async function byTokenSecret(
  connection: Connection,
  { account, origin }: TokenOrder,
  attempt: Attempt,
  job: Job,
): Promise<Result<Obtained>> {
  const { reason } = attempt.row;
  const manifest = tokenSecretManifest(account, origin, { reason });
  const { name, namespace } = manifest.metadata;
  const made = await createObject(connection, manifest, { signal: unending(), dryRun: false });
  if (!made.ok) {
    // The answer got lost: it may have been made all the same.
    if (mayBeDone(made.error)) attempt.secret = { namespace, name };
    return made;
  }
  const { uid } = made.value;
  attempt.secret = { namespace, name, uid };
  job.progress({ done: 1, total: 3, step: 'waiting', object: { kind: 'Secret', name, namespace } });
  const filled = await awaitTokenSecret(
    connection,
    { namespace, name, uid, account: account.name },
    job.signal,
  );
  if (!filled.ok) return filled;
  const { token, createdAt } = filled.value;
  if (token === undefined) return failed({ code: 'bad-answer', reason: 'unexpected' });
  return ok({ token, granted: () => grantOfSecret(token, account, createdAt), secretUid: uid });
}
