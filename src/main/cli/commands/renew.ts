// `renew`: a new token in place of each chosen one.
import { z } from 'zod';
import { PAGE_LIMIT } from '../../../shared/bounded.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { asTable } from '../../../shared/text/terminal.ts';
import { answered, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { issuanceOption, namesSomething, selected, selectionOf } from '../selection.ts';
import type { Session } from '../session.ts';

const schema = z.strictObject(selected).refine(namesSomething);

export async function renew(session: Session, words: readonly string[]): Promise<Outcome> {
  const parsed = readArguments(words, { name: 'renew', options: issuanceOption, schema });
  if (!parsed.ok) return parsed;
  const chosen = await session.tokens(selectionOf(parsed.value));
  if (!chosen.ok) return chosen;
  const issuanceIds = chosen.value.slice(0, PAGE_LIMIT).map(({ issuanceId }) => issuanceId);
  const selection = { by: 'ids', issuanceIds } as const;
  const renewed = await session.job((jobId) => session.call('tokens.renew', { jobId, selection }));
  if (!renewed.ok) return renewed;
  const { results } = renewed.value;
  const lines = results.map((one) => [
    one.issuanceId,
    one.outcome,
    'newId' in one ? one.newId : '',
    'error' in one && one.error !== undefined ? describeError(one.error).message : '',
  ]);
  const failure = results.find((one) => one.outcome === 'failed');
  const cancelled = results.some(({ outcome }) => outcome === 'cancelled');
  return answered({
    text: asTable([['ID', 'OUTCOME', 'NEW ID', 'WHY'], ...lines]),
    json: { results },
    exitCode:
      failure !== undefined ? exitCodeOf(failure.error) : cancelled ? exitCodes.interrupted : exitCodes.ok,
  });
}
