// Takes secrets out of text before it is logged or shown: live tokens by exact match, then everything of their shape.

const MARK = '[redacted]';
/** Shorter pieces of a token would take out harmless words. */
const SHORTEST_PIECE = 20;

/**
 * JSON Web Tokens, also cut ones; PEM blocks and their base64; bearer and basic credentials; values of fields that hold
 * secrets in kubeconfigs, environments and addresses; user info in an address.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|CERTIFICATE)-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g, MARK],
  [/\bey[JK][A-Za-z0-9_-]{14,}(?:\.[A-Za-z0-9_-]*){0,4}/g, MARK],
  [/\bZXlK[A-Za-z0-9+/_-]{24,}={0,2}/g, MARK],
  [/\bLS0tLS1CRUdJTi[A-Za-z0-9+/\s]*={0,2}/g, MARK],
  [/\b(Bearer|Basic|Negotiate)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${MARK}`],
  [
    /(["']?\b(?:client-key-data|client-certificate-data|clientKeyData|clientCertificateData|password|passwd|(?:id|access|refresh|bearer|auth)?[-_]?token|client[-_]?secret|secret[-_]?(?:key|access[-_]?key)?|api[-_]?key|AWS_[A-Z_]*(?:KEY|TOKEN))["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'}\]]+)/gi,
    `$1${MARK}`,
  ],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${MARK}@`],
];

/** Takes out everything that has the shape of a secret. */
export function redactShapes(text: string): string {
  return PATTERNS.reduce((rest, [pattern, by]) => rest.replace(pattern, by), text);
}

/** Knows the tokens that are alive in this process, and takes them out of any text. */
export class Redactor {
  /** Each piece that gives a token away, with how many holders it has. */
  readonly #pieces = new Map<string, number>();

  /** Remembers a token until the returned function is called. */
  remember(token: string): () => void {
    const pieces = piecesOf(token);
    for (const piece of pieces) this.#pieces.set(piece, (this.#pieces.get(piece) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      for (const piece of pieces) {
        const holders = (this.#pieces.get(piece) ?? 1) - 1;
        if (holders === 0) this.#pieces.delete(piece);
        else this.#pieces.set(piece, holders);
      }
    };
  }

  /** The text without live tokens, also in base64 or cut at a dot, and without anything of a secret's shape. */
  redact(text: string): string {
    let rest = text;
    for (const piece of this.#pieces.keys()) rest = rest.replaceAll(piece, MARK);
    return redactShapes(rest);
  }
}

/** Longest first, so that a whole token leaves one mark. */
function piecesOf(token: string): readonly string[] {
  const base64 = Buffer.from(token).toString('base64');
  return [token, base64, ...token.split('.')].filter((piece) => piece.length >= SHORTEST_PIECE);
}
