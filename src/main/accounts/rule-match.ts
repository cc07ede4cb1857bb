// Whether rules of RBAC allow a request, matched as the API server matches them.
import type { PolicyRule } from '../../shared/object-ref.ts';

/** One request on a resource; `resource` holds its subresource after a slash, as in `pods/exec`. */
export type Target = { readonly verb: string; readonly group: string; readonly resource: string };

/** What the rules say: for all objects, only for those named, or not at all. */
export type Allowance =
  | { readonly extent: 'all' }
  | { readonly extent: 'named'; readonly names: readonly string[] }
  | { readonly extent: 'none' };

/**
 * Asks rules for one request. Several rules with names add up. Source: Kubernetes RBAC documentation and
 * `rbac/v1/evaluation_helpers.go` (`*`, and `*` before a subresource).
 */
export function allowanceOf(rules: readonly PolicyRule[], target: Target): Allowance {
  const names: string[] = [];
  for (const rule of rules) {
    if (!matches(rule, target)) continue;
    if (rule.resourceNames.length === 0) return { extent: 'all' };
    names.push(...rule.resourceNames);
  }
  return names.length === 0 ? { extent: 'none' } : { extent: 'named', names };
}

function matches(rule: PolicyRule, target: Target): boolean {
  return (
    includesOrAll(rule.verbs, target.verb) &&
    includesOrAll(rule.apiGroups, target.group) &&
    rule.resources.some((resource) => resourceMatches(resource, target.resource))
  );
}

function includesOrAll(values: readonly string[], wanted: string): boolean {
  return values.includes('*') || values.includes(wanted);
}

function resourceMatches(pattern: string, resource: string): boolean {
  if (pattern === '*' || pattern === resource) return true;
  const slash = resource.indexOf('/');
  return slash >= 0 && pattern === `*${resource.slice(slash)}`;
}
