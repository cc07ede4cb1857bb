// `verify`: asks the cluster whether tokens are still good.
import { z } from 'zod';
import type { TokenCheck } from '../../../shared/token-check.ts';
import { asTable } from '../../../shared/text/terminal.ts';
import { answered, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { issuanceOption, namesSomething, selected, selectionOf } from '../selection.ts';
import { endOf, tokenName, type Session } from '../session.ts';

/** Most tokens in one call. */
const BATCH = 100;
const schema = z.strictObject({ ...selected, review: z.boolean().default(false) }).refine(namesSomething);

export async function verify(session: Session, words: readonly string[]): Promise<Outcome> {
  const options = { ...issuanceOption, review: { type: 'boolean' } } as const;
  const parsed = readArguments(words, { name: 'verify', options, schema });
  if (!parsed.ok) return parsed;
  const tokens = await session.tokens(selectionOf(parsed.value));
  if (!tokens.ok) return tokens;
  const { review } = parsed.value;
  const checks: TokenCheck[] = [];
  for (let start = 0; start < tokens.value.length; start += BATCH) {
    const issuanceIds = tokens.value.slice(start, start + BATCH).map(({ issuanceId }) => issuanceId);
    const found = await session.job((jobId) => session.call('tokens.verify', { jobId, issuanceIds, review }));
    if (!found.ok) return found;
    checks.push(...found.value.checks);
  }
  const lines = tokens.value.map((row) => {
    const check = checks.find(({ issuanceId }) => issuanceId === row.issuanceId);
    return [row.issuanceId, check?.verdict ?? 'unknown', check?.reason ?? '', endOf(row), tokenName(row)];
  });
  const verdicts = checks.map(({ verdict }) => verdict);
  return answered({
    text: asTable([['ID', 'VERDICT', 'WHY', 'ENDS', 'TOKEN'], ...lines]),
    json: { checks },
    exitCode: exitCodeFor(verdicts),
  });
}

function exitCodeFor(verdicts: readonly TokenCheck['verdict'][]): number {
  if (verdicts.some((one) => one !== 'valid' && one !== 'ending' && one !== 'unknown')) {
    return exitCodes.notUsable;
  }
  return verdicts.includes('unknown') ? exitCodes.failed : exitCodes.ok;
}
