// Turns what a user typed into a pattern for LIKE.

/** Finds the text anywhere, taken literally and without regard to case; for `LIKE ? ESCAPE '\'`. */
export function like(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
