// How much the window has to load: the renderer's scripts and styles, as they are and gzipped.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measured } from './measure.ts';

const folder = join('out', 'renderer');

/** Needs a built app. Counts JavaScript and CSS; pictures and HTML are small. */
export async function bundleSize(): Promise<readonly Measured[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    entries.filter((name) => /\.(js|css)$/.test(name)).map((name) => readFile(join(folder, name))),
  );
  const plain = files.reduce((sum, file) => sum + file.length, 0);
  const zipped = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  return [
    { name: 'renderer-bundle', unit: 'kB', ours: plain / 1000 },
    { name: 'renderer-bundle-gzipped', unit: 'kB', ours: zipped / 1000 },
  ];
}
