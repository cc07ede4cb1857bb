// The other side's own words, made safe to show: no control or direction characters, no secret, at most 2,000 characters.
import { DETAIL_LIMIT } from '../../shared/ipc/result.ts';
import { redactShapes } from '../redact.ts';

/** C0 (but for line break and tab), C1, and the marks that turn the direction of text or hide it. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text from a server or a program, for `detail` of an error; `undefined` where nothing is left. */
export function serverText(text: string): string | undefined {
  // Cut generously first, so that a huge text costs nothing; a secret at the final cut is already gone.
  const clean = redactShapes(text.slice(0, DETAIL_LIMIT * 4).replace(UNSAFE, '')).trim();
  if (clean === '') return undefined;
  return clean.length <= DETAIL_LIMIT ? clean : `${clean.slice(0, DETAIL_LIMIT - 1)}…`;
}

/** `{ detail }` to spread into an error, or nothing. */
export function withDetail(text: string | undefined): { detail?: string } {
  const detail = text === undefined ? undefined : serverText(text);
  return detail === undefined ? {} : { detail };
}
