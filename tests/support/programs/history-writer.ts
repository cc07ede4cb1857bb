// A process that adds events to the history and to the file that grows, as the window and a command do beside each other.
import { systemClock } from '../../../src/main/clock.ts';
import { HistoryFile } from '../../../src/main/exports/history-file.ts';
import { Database } from '../../../src/main/storage/database.ts';
import { Ledger } from '../../../src/main/tokens/ledger.ts';

const [folder, path, name, count] = process.argv.slice(2);
if (folder === undefined || path === undefined || name === undefined)
  throw new Error('folder, path, name, count');
const opened = await Database.open(folder, 60_000);
if (!opened.ok) throw new Error(opened.error.code);
const database = opened.value;
const file = new HistoryFile({
  ...{ database, path: () => path },
  failing: (cause) => process.stderr.write(`${cause}\n`),
});
const ledger = new Ledger(database, systemClock, name, (event) => {
  if (event === 'history.changed') file.nudge();
});
for (let at = 0; at < Number(count); at += 1) await ledger.record([{ kind: 'copied' }]);
await file.follow();
database.close();
