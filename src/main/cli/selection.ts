// Which tokens a command is about: a cluster and an account, or one id.
import { z } from 'zod';
import { text } from '../../shared/bounded.ts';
import { IssuanceId } from '../../shared/ids.ts';
import type { TokenSelection } from './session.ts';

/** Option that names one token. */
export const issuanceOption = { issuance: { type: 'string' } } as const;

/** CLUSTER and ACCOUNT in this order, or `--issuance`. */
export const selected = { words: z.array(text(500)).max(2), issuance: IssuanceId.optional() };

/** True where one token is named, or its cluster, and not both. */
export function namesSomething({
  words,
  issuance,
}: {
  words: string[];
  issuance?: string | undefined;
}): boolean {
  return (issuance === undefined) === words.length > 0;
}

/** The selection that was named. */
export function selectionOf(parsed: { words: string[]; issuance?: string | undefined }): TokenSelection {
  const [cluster, account] = parsed.words;
  return { cluster, account, issuance: parsed.issuance };
}
