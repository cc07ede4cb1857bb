// Watches the command lines of the app and of everything that it starts, also what lives for an instant only.
import { readdir, readFile } from 'node:fs/promises';

const EVERY_MS = 40;

export class CommandLines {
  readonly seen = new Set<string>();
  readonly #root: number;
  readonly #stop = new AbortController();
  readonly #watching: Promise<void>;

  constructor(root: number) {
    this.#root = root;
    this.#watching = this.#watch();
  }

  /** Stops watching; then `seen` is complete. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#look();
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }

  async #look(): Promise<void> {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const parents = new Map(await Promise.all(ids.map(async (id) => [id, await parentOf(id)] as const)));
    const ours = ids.filter((id) => {
      let at: number | undefined = id;
      while (at !== undefined && at > 1 && at !== this.#root) at = parents.get(at);
      return at === this.#root;
    });
    for (const id of ours) this.seen.add(await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  }
}

async function parentOf(id: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  const parent = /\) \S (\d+)/.exec(stat)?.[1];
  return parent === undefined ? undefined : Number(parent);
}
