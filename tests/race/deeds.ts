// What a racer does again and again: issue, renew, revoke, forget and check tokens of one vault, as chance has it.
import { randomUUID } from 'node:crypto';
import type { CallName } from '../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../src/shared/ipc/contract.ts';
import type { AppError, Result } from '../../src/shared/ipc/result.ts';
import { JobId, type ContextId, type IssuanceId } from '../../src/shared/ids.ts';
import type { TokenRow } from '../../src/shared/issuance.ts';
import type { Chance } from './chance.ts';

/** The way to main, of a core in this process or through a window. */
export type Ask = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Result<Output<Name>>>;

/** What came of one deed. A promise is an id of a token that was reported as kept in the keychain. */
export type Deed =
  | { readonly did: 'issued' | 'renewed'; readonly promised: readonly IssuanceId[] }
  | { readonly did: 'revoked' | 'forgotten' | 'verified' }
  | { readonly did: 'nothing' }
  /** Refused as one may be whom others overtake. */
  | { readonly did: 'refused'; readonly code: AppError['code'] }
  | { readonly did: 'broke'; readonly error: AppError };

export type Place = { readonly namespace: string; readonly accounts: readonly [string, ...string[]] };

/** More tokens than this are not made: then only the other deeds are done. */
const CROWDED = 60;
/** Somebody else did something with the same token meanwhile, or is writing for long. */
const overtaken: ReadonlySet<AppError['code']> = new Set([
  ...(['conflict', 'not-found', 'token-gone', 'database-busy', 'not-revocable', 'cancelled'] as const),
]);

export async function performOne(ask: Ask, place: Place, chance: Chance): Promise<Deed> {
  const contexts = await ask('clusters.list', {});
  const contextId = contexts.ok ? contexts.value.rows[0]?.contextId : undefined;
  if (contextId === undefined) return contexts.ok ? { did: 'nothing' } : failure(contexts.error);
  const listed = await ask('tokens.list', { limit: 200 });
  if (!listed.ok) return failure(listed.error);
  const live = listed.value.rows.filter(({ state }) => state === 'stored');
  const [first, ...rest] = live;
  const roll = chance.next();
  if (first === undefined || (roll < 0.5 && live.length < CROWDED))
    return issue(ask, contextId, place, chance);
  return use(ask, chance.one([first, ...rest]), roll);
}

async function issue(ask: Ask, contextId: ContextId, place: Place, chance: Chance): Promise<Deed> {
  const planned = await ask('accounts.plan', {
    jobId: newJob(),
    request: {
      ...{ contextId, namespace: place.namespace, name: chance.one(place.accounts), audiences: [] },
      ...{ role: { kind: 'none' }, scope: { kind: 'cluster' }, revocable: true, route: 'token-request' },
      lifetime: { kind: 'seconds', seconds: 3600 },
    },
  });
  if (!planned.ok) return failure(planned.error);
  const keep = chance.next() < 0.8 ? 'keychain' : 'until-quit';
  const issued = await ask('tokens.issue', {
    ...{ jobId: newJob(), planId: planned.value.planId, keep },
    ...{ escalationConfirmed: true, insecureConfirmed: true },
  });
  if (!issued.ok) return failure(issued.error);
  return { did: 'issued', promised: keep === 'keychain' ? [issued.value.token.issuanceId] : [] };
}

async function use(ask: Ask, { issuanceId }: TokenRow, roll: number): Promise<Deed> {
  const jobId = newJob();
  if (roll < 0.7) {
    const selection = { by: 'ids' as const, issuanceIds: [issuanceId] };
    const renewed = await ask('tokens.renew', { jobId, selection });
    if (!renewed.ok) return failure(renewed.error);
    const [result] = renewed.value.results;
    if (result?.outcome === 'failed') return failure(result.error);
    return result?.outcome === 'renewed' ? { did: 'renewed', promised: [result.newId] } : { did: 'nothing' };
  }
  if (roll < 0.85) {
    const revoked = await ask('tokens.revoke', { jobId, issuanceId, reach: 'token' });
    return revoked.ok ? { did: 'revoked' } : failure(revoked.error);
  }
  if (roll < 0.9) {
    const forgotten = await ask('tokens.forget', { issuanceId });
    return forgotten.ok ? { did: 'forgotten' } : failure(forgotten.error);
  }
  const verified = await ask('tokens.verify', { jobId, issuanceIds: [issuanceId], review: false });
  return verified.ok ? { did: 'verified' } : failure(verified.error);
}

function failure(error: AppError): Deed {
  return overtaken.has(error.code) ? { did: 'refused', code: error.code } : { did: 'broke', error };
}

function newJob(): JobId {
  return JobId.parse(randomUUID());
}
