// A word of a command line that is shown to be pasted into a terminal: whatever it holds, it stays one word.

/** For bash, zsh and sh: in single quotes where it needs them; control characters become spaces. */
export function bashWord(word: string): string {
  const shown = printable(word);
  return /^[\w.@%+=:,/-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

/** For PowerShell: in single quotes where it needs them, with every kind of quote that PowerShell knows doubled. */
export function powershellWord(word: string): string {
  const shown = printable(word);
  return /^[\w./-]+$/.test(shown) && !shown.startsWith('-')
    ? shown
    : `'${shown.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/** Control characters and marks that turn the direction of text would show another command than the one pasted. */
function printable(word: string): string {
  return word.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
