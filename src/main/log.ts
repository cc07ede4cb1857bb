// The log: a small rotating file; every line is redacted before it is written.
import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { redactShapes, type Redactor } from './redact.ts';

/** Size at which a log file is set aside, bytes; one old file is kept. */
const ROTATE_AT_BYTES = 1_000_000;
/** Longest line, characters. */
const LINE_LIMIT = 4000;

/** Levels as in RFC 5424, the four that we use. `facts` must be plain data. */
export type Log = {
  readonly error: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly info: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly debug: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
};

/** A log that hands each line on without live tokens and without anything of a secret's shape. */
export function redactedLog(log: Log, redactor: Redactor): Log {
  return logOf((level, message, facts) => {
    if (facts === undefined) log[level](redactor.redact(message));
    else log[level](redactor.redact(message), { facts: redactor.redact(plain(facts)) });
  });
}

/**
 * A log in `folder`/token-desk.log, mode 0600, one line each: time, level, message, facts as JSON. A disk that cannot be
 * written is no reason to stop: such lines are dropped.
 */
export function fileLog(folder: string, clock: Clock): Log {
  const file = join(folder, 'token-desk.log');
  return logOf((level, message, facts) => {
    const words = facts === undefined ? message : `${message} ${plain(facts)}`;
    // One line each, so that what a server says cannot forge an entry.
    const line = redactShapes(words)
      .replaceAll(/\p{Cc}/gu, ' ')
      .slice(0, LINE_LIMIT);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file);
      appendFileSync(file, `${new Date(clock.now()).toISOString()} ${level} ${line}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to report to.
    }
  });
}

type Write = (level: keyof Log, message: string, facts?: Readonly<Record<string, unknown>>) => void;

function logOf(write: Write): Log {
  const at = (level: keyof Log) => (message: string, facts?: Readonly<Record<string, unknown>>) => {
    write(level, message, facts);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

function plain(facts: Readonly<Record<string, unknown>>): string {
  try {
    return JSON.stringify(facts, (_key, value: unknown) =>
      value instanceof Error ? `${value.name}: ${value.message}\n${value.stack ?? ''}` : value,
    );
  } catch {
    return '(facts that are no plain data)';
  }
}

function rotate(file: string): void {
  let size: number;
  try {
    size = statSync(file).size;
  } catch {
    return;
  }
  if (size < ROTATE_AT_BYTES) return;
  renameSync(file, `${file}.old`);
  chmodSync(`${file}.old`, 0o600);
}
