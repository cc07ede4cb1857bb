// Secrets that must not turn up anywhere, and the search for them in any disguise that code gives by accident.

/** Characters of one piece; a secret that leaks by so many in a row is found. */
const PIECE = 24;
/** Pieces of each secret that are searched for, spread evenly. */
const PIECES = 8;

type Trace = { readonly how: string; readonly bytes: Buffer };

/** The secrets of one run, by what they are. */
export class Canaries {
  readonly #known = new Map<string, { readonly secret: string; readonly traces: readonly Trace[] }>();

  /** Adds a secret of at least 24 characters. */
  add(name: string, secret: string): void {
    if (secret.length < PIECE) throw new Error(`${name} is too short to be searched for`);
    this.#known.set(name, { secret, traces: tracesOf(secret) });
  }

  get names(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** What of which secret is in there, such as `kubeconfig token, base64`; never the secret itself. */
  find(bytes: Buffer): readonly string[] {
    return [...this.#known].flatMap(([name, { traces }]) => {
      const found = new Set(traces.filter((trace) => bytes.includes(trace.bytes)).map(({ how }) => how));
      return [...found].map((how) => `${name}, ${how}`);
    });
  }

  /** Texts that the search must find, to prove that it searches. */
  samples(): readonly Buffer[] {
    return [...this.#known.values()].flatMap(({ secret }) => [
      Buffer.from(`x${secret}x`),
      Buffer.from(secret.slice(0, Math.ceil(secret.length / 2))),
      Buffer.from(secret.slice(Math.floor(secret.length / 2))),
      Buffer.from(Buffer.from(`{"token":"${secret}"}`).toString('base64')),
      Buffer.from(encodeURIComponent(`"${secret}"`)),
      Buffer.from(Buffer.from(secret).toString('hex')),
      Buffer.from(secret, 'utf16le'),
    ]);
  }
}

function tracesOf(secret: string): readonly Trace[] {
  const plain = Buffer.from(secret);
  const pieces = piecesOf(secret);
  const encoded: readonly (readonly [how: string, texts: readonly string[]])[] = [
    ['plain', pieces],
    ['url-encoded', pieces.map(encodeURIComponent).filter((piece, index) => piece !== pieces[index])],
    ...[0, 1, 2].map((shift) => ['base64', piecesOf(shifted(plain, shift, 'base64'))] as const),
    ...[0, 1, 2].map((shift) => ['base64url', piecesOf(shifted(plain, shift, 'base64url'))] as const),
    ['hexadecimal', piecesOf(plain.toString('hex'))],
  ];
  return [
    ...encoded.flatMap(([how, texts]) => texts.map((text) => ({ how, bytes: Buffer.from(text) }))),
    ...pieces.map((piece) => ({ how: 'UTF-16', bytes: Buffer.from(piece, 'utf16le') })),
  ];
}

/** The encoding as it looks when the secret stands `shift` bytes after a boundary, without its uncertain ends. */
function shifted(plain: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(shift), plain]).toString(encoding);
  return text.slice(4, -4);
}

function piecesOf(text: string): readonly string[] {
  const last = Math.max(0, text.length - PIECE);
  const starts = Array.from({ length: PIECES }, (_, index) => Math.round((last * index) / (PIECES - 1)));
  return [...new Set(starts)].map((start) => text.slice(start, start + PIECE));
}
