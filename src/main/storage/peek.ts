// Reads a few rows without bringing the whole database up: for a command that has to be fast and changes nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FILE_NAME } from './database-name.ts';
import type { Parameter } from './database.ts';

/** How long another process that is writing is waited for, milliseconds. */
const WAIT_MS = 2000;

/** All rows of a query over the database in `folder`; none where there is no database. Throws as SQLite does. */
export function peek(folder: string, sql: string, ...parameters: readonly Parameter[]): readonly unknown[] {
  const file = join(folder, FILE_NAME);
  if (!existsSync(file)) return [];
  const connection = new DatabaseSync(file, { readOnly: true, timeout: WAIT_MS });
  try {
    return connection.prepare(sql).all(...parameters);
  } finally {
    connection.close();
  }
}
