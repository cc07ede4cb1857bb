// `issue`: a new token, kept or printed.
import { z } from 'zod';
import { text } from '../../../shared/bounded.ts';
import { commandText } from '../../../shared/text/command-line.ts';
import { forTerminal } from '../../../shared/text/terminal.ts';
import { answered, refuse, refuseFor, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { issueToken, setUpOptions, setUpSchema } from '../set-up.ts';
import { endOf, tokenName, type Session } from '../session.ts';

const schema = z.strictObject({
  words: z.array(text(500)).length(1),
  ...setUpSchema,
  keep: z.enum(['keychain', 'copy-once']).default('keychain'),
  'no-revoke-object': z.boolean().default(false),
  'print-token': z.boolean().default(false),
  'to-terminal': z.boolean().default(false),
});

export async function issue(session: Session, words: readonly string[]): Promise<Outcome> {
  const options = {
    ...setUpOptions,
    keep: { type: 'string' },
    'no-revoke-object': { type: 'boolean' },
    'print-token': { type: 'boolean' },
    'to-terminal': { type: 'boolean' },
  } as const;
  const parsed = readArguments(words, { name: 'issue', options, schema });
  if (!parsed.ok) return parsed;
  const { words: named, keep, ...asked } = parsed.value;
  const print = asked['print-token'];
  if (keep === 'copy-once' && !print) return refuse(commandText.onlyPrinted, exitCodes.usage);
  if (print && process.stdout.isTTY && !asked['to-terminal']) {
    return refuse(commandText.noTerminal('--to-terminal'), exitCodes.usage);
  }
  const revocable = !asked['no-revoke-object'];
  const issued = await issueToken(session, { ...asked, cluster: named[0] ?? '', keep, revocable });
  if (!issued.ok) return issued;
  const { token: row } = issued.value;
  if (!print) {
    const { namespace, accountName, clusterName, issuanceId } = row;
    const said = commandText.issued(`${namespace}/${accountName}`, clusterName, endOf(row));
    return answered({ text: `${forTerminal(said)}\n${issuanceId}`, json: issued.value });
  }
  const token = await session.core.own.token(row.issuanceId);
  if (!token.ok) return refuseFor(token.error);
  process.stderr.write(`${tokenName(row)}, ${endOf(row)}\n`);
  return answered({ text: token.value, json: { ...issued.value, secret: token.value } });
}
