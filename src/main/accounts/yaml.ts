// Writes objects as YAML for reading and for `kubectl apply`: keys in the order given, short lists on one line.
import { Document, isScalar, visit } from 'yaml';

/** One object. */
export function toYaml(object: unknown): string {
  const document = new Document(object);
  visit(document, {
    Seq: (_key, node) => {
      if (node.items.every((item) => isScalar(item))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Several objects as one file. */
export function toYamlFile(objects: readonly unknown[]): string {
  return objects.map(toYaml).join('---\n');
}
