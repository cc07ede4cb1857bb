// A program for tests: adds numbered events to the database of its first argument, and prints each once it is durable.
import { Database } from '../../../src/main/storage/database.ts';
import { appendEvent } from '../../../src/main/tokens/history.ts';

const opened = await Database.open(process.argv[2] ?? '');
if (!opened.ok) throw new Error(opened.error.code);
for (let number = 1; ; number += 1) {
  const written = await opened.value.write((tx) => {
    appendEvent(tx, number, { kind: 'issued', operator: process.argv[3] ?? 'writer' });
  });
  if (written.ok) process.stdout.write(`${number}\n`);
}
