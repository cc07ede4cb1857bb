// Everything that was looked through, and what was found there.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Canaries } from './canaries.ts';

/** Anything of this shape is a token that nobody planted. */
const anyToken = /\beyJhbGciOi[A-Za-z0-9_-]{12,}/;

export class Search {
  readonly hits = new Set<string>();
  /** Kind of place -> how many of them, and how many bytes. */
  readonly seen = new Map<string, { places: number; bytes: number }>();
  readonly #canaries: Canaries;

  constructor(canaries: Canaries) {
    this.#canaries = canaries;
  }

  /** Looks through one place; `what` says which, `kind` groups it in the report. */
  look(kind: string, what: string, content: Buffer | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const { places, bytes: before } = this.seen.get(kind) ?? { places: 0, bytes: 0 };
    this.seen.set(kind, { places: places + 1, bytes: before + bytes.length });
    for (const hit of this.#canaries.find(bytes)) this.hits.add(`${kind}: ${hit} (${what})`);
    if (anyToken.test(bytes.toString('latin1'))) this.hits.add(`${kind}: something like a token (${what})`);
  }

  /** Looks through all files below a folder. */
  async lookInFolder(kind: string, folder: string): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      // A file may be gone by now.
      const content = await readFile(path).catch(() => undefined);
      if (content !== undefined) this.look(kind, path, content);
    }
  }
}
