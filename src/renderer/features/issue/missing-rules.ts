// The rules that an operator lacks, as rows of a table: one for each group and resource.
import type { PolicyRule } from '../../../shared/object-ref.ts';

export type MissingRow = {
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly string[];
};

/** Joins rules about the same thing; resource names are written behind the resource. */
export function missingRows(rules: readonly PolicyRule[]): MissingRow[] {
  const rows = new Map<string, { group: string; resource: string; verbs: Set<string> }>();
  const add = (group: string, resource: string, verbs: readonly string[]) => {
    const key = `${group} ${resource}`;
    const row = rows.get(key) ?? { group, resource, verbs: new Set<string>() };
    for (const verb of verbs) row.verbs.add(verb);
    rows.set(key, row);
  };
  for (const rule of rules) {
    const named = rule.resourceNames.length === 0 ? '' : ` (${rule.resourceNames.join(', ')})`;
    const groups = rule.apiGroups.length === 0 ? [''] : rule.apiGroups;
    for (const group of groups) {
      for (const resource of rule.resources) add(group, `${resource}${named}`, rule.verbs);
    }
    for (const url of rule.nonResourceURLs) add('', url, rule.verbs);
  }
  return [...rows.values()].map(({ group, resource, verbs }) => ({ group, resource, verbs: [...verbs] }));
}
