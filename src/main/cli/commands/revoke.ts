// `revoke`: takes a token back on its cluster.
import { z } from 'zod';
import { RevokeReach } from '../../../shared/revoke-plan.ts';
import { commandText } from '../../../shared/text/command-line.ts';
import { answered, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { issuanceOption, selected, selectionOf } from '../selection.ts';
import { openCluster, type OpenedCluster } from '../open-cluster.ts';
import { tokenName, type Session } from '../session.ts';

const schema = z
  .strictObject({ ...selected, reach: RevokeReach.default('token') })
  .refine(({ words, issuance }) => (issuance === undefined ? words.length === 2 : words.length === 0));

export async function revoke(session: Session, words: readonly string[]): Promise<Outcome> {
  const options = { ...issuanceOption, reach: { type: 'string' } } as const;
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
  return answered({
    text: `${tokenName(token.value)}\n${commandText.revoked(new Date(deletedAt).toISOString())}`,
    json: { issuanceId, deletedAt },
  });
}
