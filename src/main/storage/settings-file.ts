// Settings and the kubeconfig files that were added: one small JSON file, written whole or not at all.
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { list, text } from '../../shared/bounded.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import { Settings } from '../../shared/settings.ts';
import type { Log } from '../log.ts';
import { writeWholeFile } from './whole-file.ts';

const FILE_NAME = 'settings.json';

const Content = z.strictObject({
  version: z.literal(1).default(1),
  settings: Settings.prefault({}),
  kubeconfigFiles: list(text(4096).min(1), 200).default([]),
  /** Absolute path of the file that the history is added to; absent: none. */
  historyFile: text(4096).min(1).optional(),
});
type Content = z.infer<typeof Content>;

/** A change: absent fields stay as they are. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

export class SettingsFile {
  readonly #folder: string;
  #content: Content;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, content: Content) {
    this.#folder = folder;
    this.#content = content;
  }

  /** Reads the file; one that is missing gives the defaults, one that cannot be understood is set aside for them. */
  static async open(folder: string, log: Log): Promise<SettingsFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new SettingsFile(folder, await read(join(folder, FILE_NAME), log));
  }

  get(): Settings {
    return this.#content.settings;
  }

  /** Kubeconfig files that the user added, in their order. */
  kubeconfigFiles(): readonly string[] {
    return this.#content.kubeconfigFiles;
  }

  /** Changes some settings; they are on disk when this answers. Fails with `file-unusable`. */
  async set(change: SettingsChange): Promise<Result<Settings>> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const written = await this.#write((content) => ({
      ...content,
      settings: { ...content.settings, ...given },
    }));
    return written.ok ? ok(this.get()) : written;
  }

  /** Replaces the list of added files. Fails with `file-unusable`. */
  setKubeconfigFiles(files: readonly string[]): Promise<Result<void>> {
    return this.#write((content) => ({ ...content, kubeconfigFiles: [...files] }));
  }

  /** Where the history is written as it grows; `undefined`: nowhere. */
  historyFile(): string | undefined {
    return this.#content.historyFile;
  }

  /** Chooses that file, or none. Fails with `file-unusable`. */
  setHistoryFile(path: string | undefined): Promise<Result<void>> {
    return this.#write((content) => ({ ...content, historyFile: path }));
  }

  /** One write at a time, each on top of the last. */
  #write(change: (content: Content) => Content): Promise<Result<void>> {
    const turn = this.#writing.then(async (): Promise<Result<void>> => {
      const next = change(this.#content);
      const file = join(this.#folder, FILE_NAME);
      const written = await writeWholeFile(file, `${JSON.stringify(next, null, 2)}\n`);
      if (!written.ok) return written;
      this.#content = next;
      return ok(undefined);
    });
    this.#writing = turn;
    return turn;
  }
}

async function read(file: string, log: Log): Promise<Content> {
  let words: string;
  try {
    words = await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      log.warn('the settings cannot be read; the defaults are used', { file });
    }
    return Content.parse({});
  }
  const parsed = Content.safeParse(asJson(words));
  if (parsed.success) return parsed.data;
  const aside = `${file}.unreadable`;
  await rename(file, aside).catch(() => undefined);
  log.warn('the settings could not be understood; they were set aside and the defaults are used', { aside });
  return Content.parse({});
}

function asJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}
