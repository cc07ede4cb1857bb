// The whole history as one file: CSV, or one JSON document for each line, oldest first.
import { historyCalls, type HistoryEvent } from '../../shared/ipc/contract/history.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import { PAGE_LIMIT } from '../../shared/bounded.ts';
import { historyCsv } from '../../shared/text/history-csv.ts';
import { asJsonLine } from '../../shared/text/terminal.ts';
import type { History } from '../tokens/history.ts';

export type HistoryFormat = 'csv' | 'json-lines';

/** The text of the file. */
export function historyText(history: Pick<History, 'list'>, format: HistoryFormat): Result<string> {
  const events: HistoryEvent[] = [];
  for (let cursor: string | undefined; ;) {
    const page = history.list({ limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) });
    if (!page.ok) return page;
    const { rows, next } = historyCalls['history.list'].output.parse(page.value);
    events.push(...rows);
    cursor = next;
    if (cursor === undefined) break;
  }
  events.reverse();
  return ok(format === 'csv' ? historyCsv(events) : events.map((event) => `${asJsonLine(event)}\n`).join(''));
}
