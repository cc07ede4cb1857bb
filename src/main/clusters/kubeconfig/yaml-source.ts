// Reads YAML as kubectl does (YAML 1.1, first document, later keys win), and knows where each value stands.
import {
  isMap,
  isNode,
  isSeq,
  LineCounter,
  parseDocument,
  type CreateNodeOptions,
  type Document,
} from 'yaml';
import type { Position } from './model.ts';

/** Structure characters at most: bounds the time that a hostile file takes (measured: about a second). */
const STRUCTURE_LIMIT = 60_000;
/** An alias that multiplies content beyond this is an attack; go-yaml has a limit of the same kind. */
const ALIAS_LIMIT = 10_000;
/** Types of YAML 1.1 that go-yaml leaves as text. */
const TEXT_TAGS = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:set',
]);

export type Path = readonly (string | number)[];

/** The values of a YAML text, and where they stand. */
export type YamlSource = {
  readonly value: unknown;
  /** Where the value of a path begins, or the closest thing around it. */
  readonly position: (path: Path) => Position;
};

/** Never quotes the text: only where it is at fault. */
export type YamlFault = { readonly fault: 'not-yaml' | 'too-complex'; readonly at?: Position };

/** Parses a text; a fault says where, never what. */
export function readYaml(text: string): YamlSource | YamlFault {
  if ((text.match(/[\n,[\]{}]/g)?.length ?? 0) > STRUCTURE_LIMIT) return { fault: 'too-complex' };
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  if (control !== null) return { fault: 'not-yaml', at: positionOf(text, control.index) };
  const lines = new LineCounter();
  const document = parseFirst(text, lines);
  const [error] = document.errors;
  if (error !== undefined && error.code !== 'MULTIPLE_DOCS') {
    const { line, col } = lines.linePos(error.pos[0]);
    return { fault: 'not-yaml', at: { line: Math.max(1, line), column: Math.max(1, col) } };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: ALIAS_LIMIT });
    return { value, position: (path) => find(document, path, lines) };
  } catch {
    // Excessive or unresolved aliases; the message of the library is of no use to the user.
    return { fault: 'not-yaml' };
  }
}

function parseFirst(text: string, lines: LineCounter): Document {
  return parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    strict: false,
    lineCounter: lines,
    logLevel: 'error',
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || !(TEXT_TAGS.has(tag.tag) || tag.format === 'TIME')),
  } satisfies Parameters<typeof parseDocument>[1] & CreateNodeOptions);
}

function find(document: Document, path: Path, lines: LineCounter): Position {
  let node: unknown = document.contents;
  let start = 0;
  for (const step of [undefined, ...path]) {
    if (step !== undefined) {
      if (!isMap(node) && !isSeq(node)) break;
      node = node.get(step, true);
    }
    if (!isNode(node) || !node.range) break;
    start = node.range[0];
  }
  const { line, col } = lines.linePos(start);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function positionOf(text: string, index: number): Position {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
