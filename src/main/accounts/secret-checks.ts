// Checks the Secret of the two routes that read a token from one: to be made, or there already.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { SetUpRequest, StepVerdict } from '../../shared/plan.ts';
import { listSecretNotes, TOKEN_SECRETS } from '../kubernetes/secret-list.ts';
import { tokenRef, type Check, type Space } from './checks.ts';
import { dryRun, verdictOf } from './dry-run.ts';
import type { Inspection } from './inspect.ts';
import type { LiveStep } from './live-plan.ts';
import { tokenSecretManifest } from './manifests.ts';

/**
 * The Secret that will be made. A dry run passes also for an account that is not there (measured), so the account's own
 * step decides; and the token has to be read afterwards.
 */
export async function checkTokenSecret(
  check: Check,
  seen: Pick<Inspection, 'mayReadSecrets'>,
  space: Space,
  account: LiveStep,
): Promise<Result<LiveStep>> {
  const body = tokenSecretManifest(check.account, check.origin);
  const { name, namespace } = body.metadata;
  const ref = { kind: 'Secret', name, namespace } as const;
  const step = (verdict: StepVerdict): Result<LiveStep> => ok({ ref, action: 'create', verdict, body });
  if (!seen.mayReadSecrets) {
    return step({
      state: 'refused',
      error: { code: 'forbidden', verb: 'get', resource: 'secrets', namespace },
    });
  }
  if (space === 'missing') {
    return step({ state: 'waits', for: { kind: 'Namespace', name: namespace } });
  }
  const tried = await dryRun(check.connection, body, check.signal);
  if (!tried.ok) return tried;
  if (tried.value.state === 'taken') {
    return step({ state: 'refused', error: { code: 'conflict', ...ref } });
  }
  const verdict = verdictOf(tried.value);
  const early = verdict.state === 'passed' && account.action === 'create';
  return step(early ? { state: 'waits', for: account.ref } : verdict);
}

/** The Secret that is there: of this account, by name and UID, and not marked invalid. Its token is not read here. */
export async function checkLegacySecret(
  check: Check,
  request: SetUpRequest,
  account: LiveStep,
): Promise<Result<LiveStep>> {
  const { namespace } = check.account;
  const name = request.tokenSecret ?? '';
  const ref = { kind: 'Secret', name, namespace } as const;
  const made = tokenSecretManifest(check.account, check.origin);
  const body = { ...made, metadata: { ...made.metadata, name, labels: {} } };
  const step = (verdict: StepVerdict): Result<LiveStep> => ok({ ref, action: 'keep', verdict, body });
  if (name === '') return step({ state: 'refused', error: { code: 'invalid', field: 'tokenSecret' } });
  const listed = await listSecretNotes(check.connection, namespace, TOKEN_SECRETS, check.signal);
  if (!listed.ok) {
    // Who may not list may still read this one: then only the token itself tells.
    return listed.error.code === 'forbidden'
      ? step({ state: 'waits', for: tokenRef(check.account) })
      : listed;
  }
  const found = listed.value.find((secret) => secret.name === name);
  if (found === undefined) return step({ state: 'refused', error: { code: 'not-found', ...ref } });
  // The server writes the UID together with the token.
  if (found.account?.name === check.account.name && found.account.uid === '') {
    return step({
      state: 'refused',
      error: { code: 'token-not-filled', reason: 'no-controller', secret: name },
    });
  }
  const strange = account.uid !== undefined && found.account?.uid !== account.uid;
  if (found.account?.name !== check.account.name || strange) {
    return step({ state: 'refused', error: { code: 'conflict', ...ref } });
  }
  if (found.invalidSince !== undefined) {
    const since = found.invalidSince.slice(0, 30);
    return step({ state: 'refused', error: { code: 'token-marked-invalid', secret: name, since } });
  }
  return step({ state: 'exists', note: 'not-ours' });
}
