// Reduces objects from the server to what Token Desk reads of them.
import type {
  V1ClusterRole,
  V1ClusterRoleBinding,
  V1Namespace,
  V1PolicyRule,
  V1Role,
  V1RoleBinding,
  V1Secret,
  V1ServiceAccount,
} from '@kubernetes/client-node';
import type { PolicyRule } from '../../shared/object-ref.ts';
import { ISSUANCE_KEY, MANAGED_BY, MANAGED_BY_LABEL, type LiveObject } from './manifest.ts';

export type Readable =
  V1Namespace | V1ServiceAccount | V1ClusterRole | V1Role | V1ClusterRoleBinding | V1RoleBinding | V1Secret;

/** Takes over what is needed, nothing else: in particular no data of a Secret. */
export function liveObject(object: Readable): LiveObject {
  const { metadata } = object;
  const issuance = metadata?.annotations?.[ISSUANCE_KEY];
  return {
    uid: metadata?.uid ?? '',
    terminating: metadata?.deletionTimestamp !== undefined,
    ours: metadata?.labels?.[MANAGED_BY_LABEL] === MANAGED_BY,
    ...(issuance === undefined ? {} : { issuance }),
    ...roleParts(object),
    ...bindingParts(object),
  };
}

function roleParts(object: Readable): Pick<LiveObject, 'rules'> {
  if (!('rules' in object || 'aggregationRule' in object)) return {};
  if (object.rules) return { rules: object.rules.map(policyRule) };
  const aggregated = 'aggregationRule' in object && Boolean(object.aggregationRule);
  return aggregated ? {} : { rules: [] };
}

function bindingParts(object: Readable): Pick<LiveObject, 'roleRef' | 'subjects'> {
  if (!('roleRef' in object)) return {};
  const { kind, name } = object.roleRef;
  return { roleRef: { kind, name }, subjects: object.subjects ?? [] };
}

/** A rule with every list present. */
function policyRule(rule: V1PolicyRule): PolicyRule {
  return {
    apiGroups: rule.apiGroups ?? [],
    resources: rule.resources ?? [],
    resourceNames: rule.resourceNames ?? [],
    nonResourceURLs: rule.nonResourceURLs ?? [],
    verbs: rule.verbs,
  };
}
