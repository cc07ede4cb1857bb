// Whether an object on the cluster is the one that a set-up would make.
import type { PolicyRule } from '../../shared/object-ref.ts';
import type { BindingManifest, LiveObject, ManifestRule } from '../kubernetes/manifest.ts';

/** Same role, and our account as its only subject. */
export function sameBinding(live: LiveObject, wanted: BindingManifest): boolean {
  const [subject, ...others] = live.subjects ?? [];
  const [account] = wanted.subjects;
  return (
    others.length === 0 &&
    subject?.kind === account?.kind &&
    subject?.name === account?.name &&
    subject?.namespace === account?.namespace &&
    live.roleRef?.kind === wanted.roleRef.kind &&
    live.roleRef.name === wanted.roleRef.name
  );
}

/** Exactly the same rights, however they are grouped into rules. */
export function sameRules(live: readonly PolicyRule[] | undefined, wanted: readonly ManifestRule[]): boolean {
  const there = new Set(live?.flatMap(rightsOf));
  const needed = new Set(wanted.map(asPolicyRule).flatMap(rightsOf));
  return there.size === needed.size && [...needed].every((right) => there.has(right));
}

/** A rule of ours in the form in which rules are read. */
export function asPolicyRule(rule: ManifestRule): PolicyRule {
  return { resourceNames: [], nonResourceURLs: [], ...rule };
}

function rightsOf(rule: PolicyRule): string[] {
  const names = rule.resourceNames.length === 0 ? ['*'] : rule.resourceNames;
  const onResources = rule.apiGroups.flatMap((group) =>
    rule.resources.flatMap((resource) =>
      rule.verbs.flatMap((verb) => names.map((name) => [group, resource, verb, name].join(' '))),
    ),
  );
  const onUrls = rule.nonResourceURLs.flatMap((url) => rule.verbs.map((verb) => `${verb} ${url}`));
  return [...onResources, ...onUrls];
}
