// Measures pairs: ours and theirs in turn, so that a busy machine slows both.

/** One line of the table. `theirs` and `ratio` are absent where there is nothing to compare with. */
export type Measured = {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly theirs?: number;
  /** ours / theirs: below 1 we are better. */
  readonly ratio?: number;
};

export type Pair = {
  readonly name: string;
  readonly runs: number;
  /** Runs of each that are not counted. */
  readonly warmUp: number;
  /** Each does one run and answers how long it took, in milliseconds. */
  readonly ours: () => Promise<number>;
  readonly theirs: () => Promise<number>;
};

/** Runs both in turn, changing who is first, and answers the medians. */
export async function measurePair({ name, runs, warmUp, ours, theirs }: Pair): Promise<Measured> {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let run = -warmUp; run < runs; run += 1) {
    const one = run % 2 === 0 ? { ours: await ours(), theirs: await theirs() } : await turned(ours, theirs);
    if (run < 0) continue;
    times.ours.push(one.ours);
    times.theirs.push(one.theirs);
  }
  return compared(name, 'ms', median(times.ours), median(times.theirs));
}

/** A line with its ratio. */
export function compared(name: string, unit: string, ours: number, theirs: number): Measured {
  return { name, unit, ours, theirs, ratio: ours / theirs };
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

async function turned(ours: Pair['ours'], theirs: Pair['theirs']) {
  const second = await theirs();
  return { ours: await ours(), theirs: second };
}
