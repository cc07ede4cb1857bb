// What an exec plugin says on standard error, without words that could be the credential it was asked for.
import { redactShapes } from '../../redact.ts';

/** Long words of one piece, as credentials are; paths and host names have separators in between. */
const LONG_WORD = /[A-Za-z0-9_~+=-]{28,}/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The complaint as it may be shown. A plugin that fails may print what it holds, and nobody here knows that secret to
 * look for it; so all of a secret's shape goes, and then every long word with letters and digits, but for ids that help
 * to find the cause.
 */
export function shownComplaint(complaint: string): string {
  return redactShapes(complaint).replace(LONG_WORD, (word) =>
    /[a-z]/i.test(word) && /\d/.test(word) && !UUID.test(word) ? '[redacted]' : word,
  );
}
