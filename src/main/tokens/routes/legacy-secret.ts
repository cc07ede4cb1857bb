// By a Secret that is there: servers up to 1.23 made one for each account. Nothing is created, and nothing is deleted.
import { failed, ok, type Result } from '../../../shared/ipc/result.ts';
import type { Connection } from '../../kubernetes/connection.ts';
import { readTokenSecret } from '../../kubernetes/token-secret.ts';
import type { Attempt } from '../attempt.ts';
import { grantOfSecret } from '../granted.ts';
import { unending, type Obtained, type TokenOrder } from './route.ts';

/**
 * Reads the Secret that was chosen. It has to be of this very account, by name and UID, and the server must not refuse
 * it. Fails with `not-found`, `conflict`, `token-marked-invalid`, `token-not-filled` and as the server does.
 */
export async function byLegacySecret(
  connection: Connection,
  { account }: TokenOrder,
  attempt: Attempt,
): Promise<Result<Obtained>> {
  const { namespace } = account;
  const name = attempt.row.tokenSecret ?? '';
  const read = await readTokenSecret(connection, { namespace, name }, unending());
  if (!read.ok) return read;
  const secret = read.value;
  if (secret === undefined) return failed({ code: 'not-found', kind: 'Secret', name, namespace });
  const { token, createdAt, invalidSince, lastUsedOn } = secret;
  if (token === undefined && secret.account.uid === '') {
    return failed({ code: 'token-not-filled', reason: 'no-controller', secret: name });
  }
  const strange = account.uid !== undefined && secret.account.uid !== account.uid;
  if (secret.account.name !== account.name || strange) {
    return failed({ code: 'conflict', kind: 'Secret', name, namespace });
  }
  if (invalidSince !== undefined)
    return failed({ code: 'token-marked-invalid', secret: name, since: invalidSince });
  if (token === undefined) return failed({ code: 'token-not-filled', reason: 'no-controller', secret: name });
  return ok({
    token,
    granted: () => grantOfSecret(token, account, createdAt),
    secretUid: secret.uid,
    lastUsedOn: lastUsedOn?.slice(0, 10),
  });
}
