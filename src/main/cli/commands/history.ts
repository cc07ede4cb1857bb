// `history`: what happened, as a table, as lines of JSON, or as CSV.
import { z } from 'zod';
import { PAGE_LIMIT, text } from '../../../shared/bounded.ts';
import type { HistoryEvent } from '../../../shared/ipc/contract/history.ts';
import { commandText } from '../../../shared/text/command-line.ts';
import { historyCsv } from '../../../shared/text/history-csv.ts';
import { asTable } from '../../../shared/text/terminal.ts';
import { answered, type Outcome } from '../answer.ts';
import { readArguments } from '../arguments.ts';
import type { Session } from '../session.ts';

const schema = z.strictObject({
  words: z.array(z.string()).length(0),
  search: text(253).optional(),
  since: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(1_000_000).default(200),
  csv: z.boolean().default(false),
});

export async function history(session: Session, words: readonly string[]): Promise<Outcome> {
  const options = {
    search: { type: 'string' },
    since: { type: 'string' },
    limit: { type: 'string' },
    csv: { type: 'boolean' },
  } as const;
  const parsed = readArguments(words, { name: 'history', options, schema });
  if (!parsed.ok) return parsed;
  const { search, since, limit, csv } = parsed.value;
  const events: HistoryEvent[] = [];
  for (let cursor: string | undefined; events.length < limit;) {
    const page = await session.call('history.list', {
      limit: Math.min(PAGE_LIMIT, limit - events.length),
      ...(search === undefined ? {} : { search }),
      ...(since === undefined ? {} : { since: Date.parse(since) }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) return page;
    events.push(...page.value.rows);
    cursor = page.value.next;
    if (cursor === undefined) break;
  }
  return answered({
    text: csv ? historyCsv(events).trimEnd() : table(events),
    json: events,
    jsonLines: events,
  });
}

function table(events: readonly HistoryEvent[]): string {
  if (events.length === 0) return commandText.nothing;
  const lines = events.map((event) => [
    new Date(event.at).toISOString(),
    event.kind,
    event.clusterName ?? '',
    event.accountName === undefined ? '' : `${event.namespace ?? ''}/${event.accountName}`,
    event.operator,
    event.reason ?? event.error?.code ?? '',
  ]);
  return asTable([['WHEN', 'WHAT', 'CLUSTER', 'ACCOUNT', 'BY', 'WHY'], ...lines]);
}
