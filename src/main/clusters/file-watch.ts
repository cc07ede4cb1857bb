// Notices when one of a few files changes, appears or goes: by the system's events, and by looking every few seconds.
import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Events are a hint that not every file system gives, so that somebody has to look as well. */
const LOOK_EVERY_MS = 5000;
/** Programs write in several steps; they are told as one. */
const SETTLE_MS = 300;

export class FileWatch {
  readonly #changed: () => void;
  readonly #timer: NodeJS.Timeout;
  #paths: readonly string[] = [];
  #seen = '';
  #watchers: FSWatcher[] = [];
  #settling: NodeJS.Timeout | undefined;

  /** `changed` is called after something changed; never at once. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Watches these files from now on, also those that are missing. */
  async follow(paths: readonly string[]): Promise<void> {
    const before = await signature(paths);
    this.#seen = before;
    if (paths.join('\0') === this.#paths.join('\0')) return;
    this.#paths = paths;
    this.#closeWatchers();
    // The folder, because editors and kubectl replace a file rather than write into it.
    for (const folder of new Set(paths.map((path) => dirname(path)))) this.#watchFolder(folder);
  }

  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#settling);
    this.#closeWatchers();
  }

  #watchFolder(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, () => {
        this.#settling ??= setTimeout(() => {
          this.#settling = undefined;
          void this.#look();
        }, SETTLE_MS);
      });
      // A folder that goes is found out by looking.
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      // It does not exist yet, or the system has no more watches: looking will do.
    }
  }

  async #look(): Promise<void> {
    const now = await signature(this.#paths);
    if (now === this.#seen) return;
    this.#seen = now;
    this.#changed();
  }

  #closeWatchers(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }
}

async function signature(paths: readonly string[]): Promise<string> {
  const facts = await Promise.all(
    paths.map(async (path) => {
      try {
        const { ino, size, mtimeMs, ctimeMs } = await stat(path);
        return [path, ino, size, mtimeMs, ctimeMs].join(' ');
      } catch {
        return path;
      }
    }),
  );
  return facts.join('\n');
}
