// The answer of `accounts.rights`: an account's existing rights, cut to what may cross to the window.
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { PolicyRule } from '../../shared/object-ref.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { escalationPaths } from './escalation.ts';
import { look } from './inspect.ts';
import { findRights, grantsOf, type Right } from './rights.ts';

const RULES_LIMIT = 100;

/** Reads the account and every binding that names it. An account that may not be read counts as existing. */
export async function existingRights(
  connection: Connection,
  account: Omit<Parsed<'accounts.rights'>, 'contextId'>,
  signal: AbortSignal,
): Promise<Result<Answer<'accounts.rights'>>> {
  const { namespace, name } = account;
  const [found, rights] = await Promise.all([
    look(connection, { kind: 'ServiceAccount', name, namespace }, signal),
    findRights(connection, { namespace, name }, [namespace], signal),
  ]);
  if (!found.ok) return found;
  if (!rights.ok) return rights;
  return ok({
    exists: found.value.state !== 'absent',
    terminating: found.value.state === 'there' && found.value.object.terminating,
    rights: rights.value.rights.map(crossing),
    complete: rights.value.complete,
    escalates: escalationPaths(grantsOf(rights.value.rights)).length > 0,
  });
}

function crossing({ rules, ...right }: Right): Answer<'accounts.rights'>['rights'][number] {
  return rules === undefined ? right : { ...right, rules: rules.slice(0, RULES_LIMIT).map(bounded) };
}

/** Cuts lists and texts at the bounds of the contract. */
function bounded(rule: PolicyRule): PolicyRule {
  const cut = (values: readonly string[], count: number, length = 253) =>
    values.slice(0, count).map((value) => value.slice(0, length));
  return {
    apiGroups: cut(rule.apiGroups, 50),
    resources: cut(rule.resources, 100),
    resourceNames: cut(rule.resourceNames, 50),
    nonResourceURLs: cut(rule.nonResourceURLs, 50),
    verbs: cut(rule.verbs, 30, 63),
  };
}
