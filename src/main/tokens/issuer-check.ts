// Why a server refuses a token of which everything is still there: it may sign as another issuer by now.
import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { boundSecretManifest } from '../accounts/manifests.ts';
import { IssuanceId } from '../../shared/ids.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { persistently } from '../kubernetes/doubt.ts';
import { reviewHolder } from '../kubernetes/holder-review.ts';
import { createObject } from '../kubernetes/objects.ts';
import { removeSecret } from '../kubernetes/secret-removal.ts';
import { requestToken, type TokenAccount } from '../kubernetes/tokens.ts';
import type { Redactor } from '../redact.ts';

/** Shortest lifetime that a server gives, seconds. */
const SHORTEST_SECONDS = 600;

/** `nobody`: a fresh token is refused as well, so somebody in between swallows them all. */
export type IssuerFinding = 'changed' | 'same' | 'nobody' | 'not-known';

/**
 * Compares with a fresh token of the same account, bound to a Secret that goes at once, and the token with it. A server's
 * refusal never tells the cause (measured). `not-known` where such a token cannot be had.
 */
export async function compareIssuer(
  connection: Connection,
  parts: { readonly account: TokenAccount; readonly issuer: string; readonly operator: string },
  redactor: Redactor,
): Promise<IssuerFinding> {
  const { account, issuer, operator } = parts;
  // Ends by its own time-outs: a token that nobody reads would live on unknown.
  const signal = new AbortController().signal;
  const origin = { issuanceId: IssuanceId.parse(randomUUID()), operator };
  const manifest = boundSecretManifest(account, origin, { accountUid: account.uid });
  const { name, namespace } = manifest.metadata;
  const made = await createObject(connection, manifest, { signal, dryRun: false });
  try {
    if (!made.ok) return 'not-known';
    const boundSecret = { name, uid: made.value.uid };
    const wish = { account, seconds: SHORTEST_SECONDS, audiences: [], boundSecret };
    const fresh = await requestToken(connection, wish, signal);
    if (!fresh.ok) return 'not-known';
    const release = redactor.remember(fresh.value.token);
    try {
      if (decodeJwt(fresh.value.token).iss !== issuer) return 'changed';
      const review = await reviewHolder(connection, fresh.value.token, signal);
      return review.answer === 'refused' ? 'nobody' : 'same';
    } catch {
      return 'not-known';
    } finally {
      release();
    }
  } finally {
    await persistently(() => removeSecret(connection, { namespace, name }, signal), signal);
  }
}
