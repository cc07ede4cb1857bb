// One code file: what it imports and exports, and the casts in it.
import { posix } from 'node:path';
import ts from 'typescript';

export type Import = {
  /** As written. */
  readonly specifier: string;
  /** Path from the root, for a relative import. */
  readonly path: string | undefined;
  /** Leaves no trace when the program runs. */
  readonly typeOnly: boolean;
  readonly line: number;
};

export type Source = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Lines of `export * from`; and of every `export … from` where the file has nothing of its own. */
  readonly reExports: readonly number[];
  /** Lines of `export default` and `export =`. */
  readonly defaultExports: readonly number[];
  /** Lines of casts without a comment on them or right above; `as const` is no cast. */
  readonly bareCasts: readonly number[];
};

/** Reads one file; a syntax error is the compiler's business and leaves gaps here. */
export function parseSource(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const source = { path, text, imports: [], reExports: [], defaultExports: [], bareCasts: [] } as Parsing;
  visit(file, file, source);
  source.reExports.push(...passedOn(file));
  return source;
}

/** A `Source` while it is being filled. */
type Parsing = {
  -readonly [Key in keyof Source]: Source[Key] extends readonly (infer Item)[] ? Item[] : Source[Key];
};

function visit(node: ts.Node, file: ts.SourceFile, source: Parsing): void {
  const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  if (ts.isImportDeclaration(node)) {
    addImport(
      source,
      node.moduleSpecifier,
      line,
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    );
  } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    addImport(source, node.moduleSpecifier, line, node.isTypeOnly);
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    addImport(source, node.arguments[0], line, false);
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    addImport(source, node.argument.literal, line, true);
  } else if (ts.isExportAssignment(node)) {
    source.defaultExports.push(line);
  } else if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type) && !hasReason(node, file)) {
    source.bareCasts.push(file.getLineAndCharacterOfPosition(node.end).line + 1);
  }
  node.forEachChild((child) => visit(child, file, source));
}

function passedOn(file: ts.SourceFile): number[] {
  const exports = file.statements.filter(ts.isExportDeclaration);
  const onlyThose = file.statements.every(
    (node) => ts.isExportDeclaration(node) || ts.isImportDeclaration(node),
  );
  return exports
    .filter((node) => node.moduleSpecifier !== undefined && (onlyThose || node.exportClause === undefined))
    .map((node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
}

function addImport(source: Parsing, node: ts.Node | undefined, line: number, typeOnly: boolean): void {
  if (node === undefined || !ts.isStringLiteralLike(node)) return;
  const relative = node.text.startsWith('.');
  const path = relative ? posix.join(posix.dirname(source.path), node.text) : undefined;
  source.imports.push({ specifier: node.text, path, typeOnly, line });
}

/** A comment on a line of the cast, or above it or its statement; the one that opens the file is about the file. */
function hasReason(node: ts.AsExpression, file: ts.SourceFile): boolean {
  const lines = file.text.replace(/^.*/, '').split('\n');
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  let statement: ts.Node = node;
  while (!ts.isStatement(statement) && !ts.isClassElement(statement)) statement = statement.parent;
  const own = lines.slice(lineOf(node.getStart(file)), lineOf(node.end) + 1);
  const above = [lines[lineOf(node.getStart(file)) - 1], lines[lineOf(statement.getStart(file)) - 1]];
  return (
    own.some((line) => /\/\/|\/\*/.test(line)) || above.some((line) => /^\s*(\/\/|\/?\*)/.test(line ?? ''))
  );
}
