// `revoke`: takes a token back on its cluster.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { IssuanceId } from '../../../shared/ids.ts';
import { RevokeReach } from '../../../shared/revoke-plan.ts';
import { commandText } from '../../../shared/text/command-line.ts';
import { answered, refuse, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { issuanceOption, selected, selectionOf } from '../selection.ts';
import { openCluster, type OpenedCluster } from '../open-cluster.ts';
import { tokenName, type Session } from '../session.ts';

const LONGEST_WAIT_MS = 150_000;
const LOOK_EVERY_MS = 500;

const schema = z
  .strictObject({ ...selected, reach: RevokeReach.default('token'), wait: z.boolean().default(false) })
  .refine(({ words, issuance }) => (issuance === undefined ? words.length === 2 : words.length === 0));

export async function revoke(session: Session, words: readonly string[]): Promise<Outcome> {
  const options = { ...issuanceOption, reach: { type: 'string' }, wait: { type: 'boolean' } } as const;
  const parsed = readArguments(words, { name: 'revoke', options, schema });
  if (!parsed.ok) return parsed;
  const token = await session.token(selectionOf(parsed.value));
  if (!token.ok) return token;
  const { issuanceId, contextId } = token.value;
  const opened: Outcome<OpenedCluster | undefined> =
    contextId === undefined ? answered(undefined) : await openCluster(session, contextId);
  if (!opened.ok) return opened;
  const { reach } = parsed.value;
  const revoked = await session.job((jobId) => session.call('tokens.revoke', { jobId, issuanceId, reach }));
  if (!revoked.ok) return revoked;
  const { deletedAt } = revoked.value;
  if (!parsed.value.wait) {
    return answered({
      text: `${tokenName(token.value)}\n${commandText.revoked(new Date(deletedAt).toISOString())}`,
      json: { issuanceId, deletedAt },
    });
  }
  const refused = await untilRefused(session, issuanceId);
  if (!refused.ok) return refused;
  return answered({
    text: `${tokenName(token.value)}\n${commandText.refusedNow}`,
    json: { issuanceId, deletedAt, refused: true },
  });
}

/** Waits as long as the watch may need with a finalizer (75 s) and a slow cluster; an interrupt ends it. */
async function untilRefused(session: Session, issuanceId: IssuanceId): Promise<Outcome<undefined>> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
    const found = await session.call('tokens.list', { search: issuanceId });
    if (!found.ok) return found;
    const row = found.value.rows.find((one) => one.issuanceId === issuanceId);
    if (row?.state === 'revoked') return answered(undefined);
    if (row?.state !== 'revoking') return refuse(commandText.notRevoked, exitCodes.failed);
    await pause(LOOK_EVERY_MS, undefined, { signal: session.signal }).catch(() => undefined);
    if (session.signal.aborted) break;
  }
  return refuse(commandText.notRefusedYet, session.signal.aborted ? exitCodes.interrupted : exitCodes.failed);
}
