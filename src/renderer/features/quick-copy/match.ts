// Fuzzy search: every word has to be found in one of the fields, in one piece or at least in its order.

/** How well the words were found, and which characters of which field they are. */
export type Match = {
  readonly score: number;
  /** At least one word was found only as scattered letters. */
  readonly scattered: boolean;
  /** Positions in each field, by the field's place in the list. */
  readonly marks: readonly (readonly number[])[];
};

/** Scattered letters may span at most so many times the length of the word; wider ones are chance. */
const WIDEST = 3;

/** Looks for the words of `search` in `fields`, regardless of case; undefined where one is in none of them. */
export function matchWords(search: string, fields: readonly string[]): Match | undefined {
  const marks: number[][] = fields.map(() => []);
  let score = 0;
  let scattered = false;
  for (const word of search.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    let best: (Found & { readonly field: number }) | undefined;
    for (const [field, words] of fields.entries()) {
      const found = inOnePiece(word, words.toLowerCase()) ?? inOrder(word, words.toLowerCase());
      if (found !== undefined && (best === undefined || found.score > best.score)) best = { ...found, field };
    }
    if (best === undefined) return undefined;
    score += best.score;
    scattered ||= best.scattered;
    marks[best.field]?.push(...best.at);
  }
  return { score, scattered, marks };
}

type Found = { readonly score: number; readonly scattered: boolean; readonly at: readonly number[] };

function inOnePiece(word: string, field: string): Found | undefined {
  const from = field.indexOf(word);
  if (from < 0) return undefined;
  const begins = from === 0 || /[^a-z0-9]/.test(field[from - 1] ?? '');
  return {
    score: 100 + (begins ? 40 : 0) + (word.length === field.length ? 40 : 0) - Math.min(from, 30),
    scattered: false,
    at: Array.from(word, (_letter, index) => from + index),
  };
}

function inOrder(word: string, field: string): Found | undefined {
  const at: number[] = [];
  for (const letter of word) {
    const next = field.indexOf(letter, (at.at(-1) ?? -1) + 1);
    if (next < 0) return undefined;
    at.push(next);
  }
  const span = (at.at(-1) ?? 0) - (at[0] ?? 0) + 1;
  return span > word.length * WIDEST ? undefined : { score: 50 - span + word.length, scattered: true, at };
}
