// Makes words of others safe to write: to a terminal, as JSON, as CSV. Whatever a name holds, it stays a name.

/** Control characters, and marks that hide text or turn its direction. */
const UNSAFE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

function asCode(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/** For a terminal: on one line, with what is not plain text shown by its number. */
export function forTerminal(words: string): string {
  return words.replaceAll(UNSAFE, asCode);
}

/** JSON on one line that a terminal shows as it is: the same value, with what is not plain text escaped. */
export function asJsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(UNSAFE, (char) =>
    [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Columns that line up, two spaces apart. */
export function asTable(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(forTerminal));
  const widths = (safe[0] ?? []).map((_cell, column) =>
    Math.max(...safe.map((row) => width(row[column] ?? ''))),
  );
  return safe
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Characters, not units of UTF-16. */
function width(words: string): number {
  return Array.from(words).length;
}

/** A record of CSV (RFC 4180), without its line end: every cell in quotes, and none that a spreadsheet takes for a formula. */
export function csvRecord(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(cell: string): string {
  const plain = forTerminal(cell);
  // OWASP, CSV injection: these begin a formula, also after spaces; the quote in front makes them text.
  const text = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(plain) ? `'${plain}` : plain;
  return `"${text.replaceAll('"', '""')}"`;
}
