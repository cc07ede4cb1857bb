// Which object on the cluster a token hangs on: with it the token dies.
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { SecretRef } from '../kubernetes/secret-removal.ts';
import type { IssuanceRecord } from './issuance-rows.ts';

/** The Secret whose deletion ends the token; `undefined` where only its account's deletion does. */
export function secretOf(record: IssuanceRecord): SecretRef | undefined {
  const { namespace, token_secret, bound_secret, secret_uid } = record;
  // A Secret that others may have made is never meant by its name alone.
  if (token_secret !== null) {
    return secret_uid === null ? undefined : { namespace, name: token_secret, uid: secret_uid };
  }
  // The name of a bound Secret is made of the issuance's own id.
  return bound_secret === null
    ? undefined
    : { namespace, name: bound_secret, ...(secret_uid === null ? {} : { uid: secret_uid }) };
}

/** The object that has to go before the token is dead: its Secret, else its account. */
export function objectOf(record: IssuanceRecord): ObjectRef {
  const secret = secretOf(record);
  return secret === undefined
    ? { kind: 'ServiceAccount', name: record.account_name, namespace: record.namespace }
    : { kind: 'Secret', name: secret.name, namespace: secret.namespace };
}
