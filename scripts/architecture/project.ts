// The project as the architecture rules see it: the text of every file that is or would be committed.
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource, type Source } from './source.ts';

const sourceEnding = /\.(ts|tsx|mts|cts|mjs|cjs|js)$/;

export class Project {
  /** Path from the root, with `/` -> text. */
  readonly files: ReadonlyMap<string, string>;
  /** The parsed code files. */
  readonly sources: readonly Source[];

  constructor(files: ReadonlyMap<string, string>) {
    this.files = files;
    this.sources = [...files]
      .filter(([path]) => sourceEnding.test(path) && !path.endsWith('.d.ts'))
      .map(([path, text]) => parseSource(path, text));
  }

  /** Everything that git keeps or would keep, without pictures and other binary files. */
  static read(root: string): Project {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    const files = new Map<string, string>();
    for (const path of new Set(listed.split('\0'))) {
      const full = join(root, path);
      if (path === '' || !(lstatSync(full, { throwIfNoEntry: false })?.isFile() ?? false)) continue;
      const text = readFileSync(full, 'utf8');
      if (!text.includes('\0')) files.set(path, text);
    }
    return new Project(files);
  }
}
