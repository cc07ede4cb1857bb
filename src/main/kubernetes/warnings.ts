// The `Warning` headers of an answer, as kubectl reads them (RFC 7234, code 299).

const WARNING = /(\d{3}) (?:\S+) "((?:[^"\\]|\\.)*)"/g;
const MOST = 50;

/** Texts of all warnings, without their code; at most 50. */
export function warningsIn(header: string | readonly string[] | undefined): readonly string[] {
  const lines = header === undefined ? [] : typeof header === 'string' ? [header] : header;
  return lines
    .flatMap((line) => [...line.matchAll(WARNING)])
    .filter(([, code]) => code === '299')
    .map(([, , text]) => (text ?? '').replace(/\\(.)/g, '$1'))
    .slice(0, MOST);
}
