// Takes back an issue that failed half-way: a token that could not be kept dies with its bound Secret.
import type { AppError } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import { deleteBoundSecret, type BoundSecret } from '../kubernetes/bound-secret.ts';
import { issueFacts, type Attempt } from './attempt.ts';
import { moveTo, setLeft } from './issuance-rows.ts';
import type { Ledger } from './ledger.ts';
import type { Vault } from './vault.ts';

/**
 * Undoes an attempt, the token first, and records the failure. Answers the error to show: the cause, or
 * `roll-back-incomplete` with what is left on the cluster. What is left is remembered in the row and removed
 * later.
 */
export async function takeBack(
  parts: { readonly vault: Vault; readonly ledger: Ledger },
  attempt: Attempt,
  cause: AppError,
  signal: AbortSignal,
): Promise<AppError> {
  const { row, connection, secret, applied } = attempt;
  const removed = attempt.kept === true ? await parts.vault.remove(row.id, row.keep) : undefined;
  const deleted =
    secret === undefined || connection === undefined
      ? undefined
      : await deleteBoundSecret(connection, secret, signal);
  const undone = applied === undefined ? cause : await applied.undo(cause);
  const secretLeft = deleted?.ok === false;
  const error = secretLeft && secret !== undefined ? withSecretLeft(undone, secret) : undone;
  await parts.ledger.record([{ kind: 'failed', ...issueFacts(attempt), error }], (tx) => {
    setLeft(tx, row.id, {
      cluster: error.code === 'roll-back-incomplete',
      entry: removed?.ok === false,
    });
    return moveTo(tx, row.id, 'failed');
  });
  return error;
}

function withSecretLeft(error: AppError, secret: BoundSecret): AppError {
  const ref: ObjectRef = { kind: 'Secret', name: secret.name, namespace: secret.namespace };
  if (error.code === 'roll-back-incomplete') return { ...error, left: [ref, ...error.left].slice(0, 50) };
  const detail = error.detail === undefined ? {} : { detail: error.detail };
  return { code: 'roll-back-incomplete', left: [ref], cause: error.code, ...detail };
}
