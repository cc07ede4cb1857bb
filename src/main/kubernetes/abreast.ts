// Does work for many items, a bounded number of them at a time.

/** Runs `work` for each item, `limit` of them at most at once; answers in the order of the items. */
export async function abreast<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values = new Map<number, Value>();
  const waiting = [...items.entries()].reverse();
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [index, item] = next;
      values.set(index, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return [...values].sort(([a], [b]) => a - b).map(([, value]) => value);
}
