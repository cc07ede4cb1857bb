// `clusters`: the contexts of all kubeconfig files, and what is kept of each.
import { z } from 'zod';
import { commandText } from '../../../shared/text/command-line.ts';
import { asTable } from '../../../shared/text/terminal.ts';
import { answered, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import type { Session } from '../session.ts';

const schema = z.strictObject({ words: z.array(z.string()).length(0) });

export async function clusters(session: Session, words: readonly string[]): Promise<Outcome> {
  const parsed = readArguments(words, { name: 'clusters', options: {}, schema });
  if (!parsed.ok) return parsed;
  const rows = await session.clusters();
  if (!rows.ok) return rows;
  const lines = rows.value.map((row) => [
    row.name,
    row.server,
    String(row.tokens),
    row.nextExpiry === undefined || row.nextExpiry === 'never'
      ? (row.nextExpiry ?? '')
      : new Date(row.nextExpiry).toISOString(),
    row.contextId,
  ]);
  return answered({
    text:
      lines.length === 0
        ? commandText.nothing
        : asTable([['CONTEXT', 'SERVER', 'TOKENS', 'NEXT END', 'ID'], ...lines]),
    json: { clusters: rows.value },
  });
}
