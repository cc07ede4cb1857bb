// Reads the rules out of the server's refusal to let somebody grant what he does not hold.
import type { PolicyRule } from '../../shared/object-ref.ts';

const MARK = 'is attempting to grant RBAC permissions not currently held';
const LIST = /(APIGroups|Resources|ResourceNames|NonResourceURLs|Verbs):\[((?:"(?:[^"\\]|\\.)*"\s?)*)\]/g;
const RULES_LIMIT = 100;

/**
 * The missing rules of an escalation refusal, at most 100; `undefined` for any other message. The text is Go's
 * `CompactString` of k8s.io/kubernetes/pkg/registry/rbac/validation, one rule a line: `{APIGroups:["apps"], ..., Verbs:["get" "list"]}`.
 */
export function missingRulesIn(message: string): PolicyRule[] | undefined {
  const start = message.indexOf(MARK);
  if (start === -1) return undefined;
  const rules = message.slice(start).matchAll(/\{[^{}]*\}/g);
  return [...rules]
    .map(([text]) => rule(text))
    .filter((found) => found.verbs.length > 0)
    .slice(0, RULES_LIMIT);
}

function rule(text: string): PolicyRule {
  const lists = new Map([...text.matchAll(LIST)].map(([, name, items]) => [name, items ?? '']));
  const strings = (name: string, most: number, longest: number) =>
    [...(lists.get(name) ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)]
      .map(([, item]) => (item ?? '').slice(0, longest))
      .slice(0, most);
  return {
    apiGroups: strings('APIGroups', 50, 253),
    resources: strings('Resources', 100, 253),
    resourceNames: strings('ResourceNames', 50, 253),
    nonResourceURLs: strings('NonResourceURLs', 50, 253),
    verbs: strings('Verbs', 30, 63),
  };
}
