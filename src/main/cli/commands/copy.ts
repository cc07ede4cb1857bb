// `copy`: a kept token to the clipboard; stays until it is cleared again.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { commandText } from '../../../shared/text/command-line.ts';
import { answered, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import { issuanceOption, namesSomething, selected, selectionOf } from '../selection.ts';
import { tokenName, type Session } from '../session.ts';

const schema = z.strictObject({ ...selected, portal: z.boolean().default(false) }).refine(namesSomething);

export async function copy(session: Session, words: readonly string[]): Promise<Outcome> {
  const options = { ...issuanceOption, portal: { type: 'boolean' } } as const;
  const parsed = readArguments(words, { name: 'copy', options, schema });
  if (!parsed.ok) return parsed;
  const token = await session.token(selectionOf(parsed.value));
  if (!token.ok) return token;
  const { issuanceId } = token.value;
  const purpose = parsed.value.portal ? 'portal' : 'plain';
  const copied = await session.call('tokens.copy', { issuanceId, purpose });
  if (!copied.ok) return copied;
  if (copied.value.holds === 'token') {
    const left = copied.value.clearsAt - Date.now();
    process.stderr.write(`${tokenName(token.value)}\n${commandText.copied(Math.ceil(left / 1000))}\n`);
    await pause(left, undefined, { signal: session.signal }).catch(() => undefined);
  }
  const cleared = await session.call('tokens.clearClipboard', {});
  if (!cleared.ok) return cleared;
  return answered({ text: commandText.cleared, json: { issuanceId, cleared: true } });
}
