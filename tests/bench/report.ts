// The table on the terminal and `out/bench.json`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measured } from './measure.ts';

/** Prints one line for each and writes them all as a list. */
export async function report(lines: readonly Measured[]): Promise<void> {
  const rows = [
    ['what', 'ours', 'theirs', 'ours / theirs'],
    ...lines.map(({ name, unit, ours, theirs, ratio }) => [
      name,
      `${shown(ours)} ${unit}`,
      theirs === undefined ? '' : `${shown(theirs)} ${unit}`,
      ratio === undefined ? '' : ratio.toFixed(2),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
  await mkdir('out', { recursive: true });
  await writeFile(join('out', 'bench.json'), `${JSON.stringify(lines, null, 2)}\n`);
}

function shown(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}
