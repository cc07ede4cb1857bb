// Words of others on a terminal, in JSON and in CSV: whatever they hold, nothing is done by them.
import { describe, expect, it } from 'vitest';
import { asJsonLine, asTable, csvRecord, forTerminal } from '../../../src/shared/text/terminal.ts';

/** Names that try to move the cursor, forge a line, turn the direction, or hide. */
const hostile = [
  '\u001b[2J\u001b]0;owned\u0007prod',
  'prod\r\nERROR: all gone',
  'prod\u009b31m',
  'user\u202eexe.yaml',
  'zero\u200bwidth\ufeff',
  'tag\u{e0041}ged',
  'line\u2028sep',
];
const raw = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u202e\ufeff\u{e0041}]/u;

describe('hostile names', () => {
  it('are shown on a terminal by the numbers of what they hide', () => {
    expect(hostile.map(forTerminal)).toEqual([
      String.raw`\u{1b}[2J\u{1b}]0;owned\u{7}prod`,
      String.raw`prod\u{d}\u{a}ERROR: all gone`,
      String.raw`prod\u{9b}31m`,
      String.raw`user\u{202e}exe.yaml`,
      String.raw`zero\u{200b}width\u{feff}`,
      String.raw`tag\u{e0041}ged`,
      String.raw`line\u{2028}sep`,
    ]);
  });

  it('are the same names for a program that reads the JSON, and nothing for a terminal', () => {
    const line = asJsonLine(hostile);

    expect([JSON.parse(line), raw.test(line)]).toEqual([hostile, false]);
  });

  it('stay in their cell of a table', () => {
    expect(asTable([['NAME', 'N'], ...hostile.map((name) => [name, '1'])]).split('\n').length).toBe(
      hostile.length + 1,
    );
  });
});

describe('a record of CSV', () => {
  it('quotes every cell, and doubles quotes', () => {
    expect(csvRecord(['plain', 'a,b', 'say "hi"', ''])).toBe('"plain","a,b","say ""hi""",""');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '|calc', '\uff1d1'])(
    'is no formula for a spreadsheet: %j',
    (cell) => {
      expect(csvRecord([cell])).toMatch(/^"('|\\u)/);
    },
  );
});
