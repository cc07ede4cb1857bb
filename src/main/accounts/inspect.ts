// Reads what is on the cluster before a set-up: every object it will make, and every one it refers to.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { SetUpRequest } from '../../shared/plan.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { LiveObject } from '../kubernetes/manifest.ts';
import { readObject, type ReadableRef } from '../kubernetes/objects.ts';
import { mayI } from '../kubernetes/reviews.ts';
import { needsExtras, type GrantedRole } from './granted-roles.ts';
import { bindingName, EXTRAS_ROLE } from './manifests.ts';
import { findRights, type Rights } from './rights.ts';

/** What reading an object told; `hidden`: the operator may not read it. */
export type Found =
  | { readonly state: 'there'; readonly object: LiveObject }
  | { readonly state: 'absent' }
  | { readonly state: 'hidden' };

/** One binding to be made, the object of its name, and its role. */
export type InspectedGrant = GrantedRole & { readonly binding: Found; readonly found: Found };

export type Inspection = {
  readonly namespace: Found;
  readonly account: Found;
  /** The role of our own; absent where the request needs none. */
  readonly extras: Found | undefined;
  readonly grants: readonly InspectedGrant[];
  readonly mayRequestToken: boolean;
  /** May create and delete Secrets in the account's namespace. */
  readonly maySecrets: boolean;
  /** May read Secrets in the account's namespace: the chosen one, or all. */
  readonly mayReadSecrets: boolean;
  readonly rights: Rights;
};

/** Reads all of it at once. What the operator may not read is `hidden`; any other failure is returned. */
export async function inspect(
  connection: Connection,
  request: SetUpRequest,
  granted: readonly GrantedRole[],
  signal: AbortSignal,
): Promise<Result<Inspection>> {
  const { namespace, name } = request;
  const may = (verb: string, resource: string, more: { subresource?: string; name?: string } = {}) =>
    mayI(connection, { verb, group: '', resource, namespace, ...more }, signal);
  const see = (ref: ReadableRef) => look(connection, ref, signal);
  const [spaceFound, account, extras, grants, mayToken, mayCreate, mayDelete, mayRead, rights] =
    await Promise.all([
      see({ kind: 'Namespace', name: namespace }),
      see({ kind: 'ServiceAccount', name, namespace }),
      needsExtras(request) ? see({ kind: 'ClusterRole', name: EXTRAS_ROLE }) : ok(undefined),
      inspectGrants(connection, request, granted, signal),
      may('create', 'serviceaccounts', { subresource: 'token', name }),
      may('create', 'secrets'),
      may('delete', 'secrets'),
      may('get', 'secrets', request.tokenSecret === undefined ? {} : { name: request.tokenSecret }),
      readRights(connection, request, signal),
    ]);
  if (!spaceFound.ok) return spaceFound;
  if (!account.ok) return account;
  if (!extras.ok) return extras;
  if (!grants.ok) return grants;
  if (!mayToken.ok) return mayToken;
  if (!mayCreate.ok) return mayCreate;
  if (!mayDelete.ok) return mayDelete;
  if (!mayRead.ok) return mayRead;
  if (!rights.ok) return rights;
  return ok({
    namespace: spaceFound.value,
    account: account.value,
    extras: extras.value,
    grants: grants.value,
    mayRequestToken: mayToken.value,
    maySecrets: mayCreate.value && mayDelete.value,
    mayReadSecrets: mayRead.value,
    rights: rights.value,
  });
}

/** Reads one object. */
export async function look(
  connection: Connection,
  ref: ReadableRef,
  signal: AbortSignal,
): Promise<Result<Found>> {
  const reply = await readObject(connection, ref, signal);
  if (reply.ok) {
    return ok(reply.value === undefined ? { state: 'absent' } : { state: 'there', object: reply.value });
  }
  return reply.error.code === 'forbidden' ? ok({ state: 'hidden' }) : reply;
}

/** The object of a binding that grants a role. */
function bindingRef(
  account: Pick<SetUpRequest, 'namespace' | 'name'>,
  grant: GrantedRole,
): ReadableRef & ObjectRef {
  const name = bindingName({ namespace: account.namespace, name: account.name }, grant.label);
  return grant.namespace === undefined
    ? { kind: 'ClusterRoleBinding', name }
    : { kind: 'RoleBinding', name, namespace: grant.namespace };
}

async function inspectGrants(
  connection: Connection,
  request: SetUpRequest,
  granted: readonly GrantedRole[],
  signal: AbortSignal,
): Promise<Result<InspectedGrant[]>> {
  const roles = new Map<string, Promise<Result<Found>>>();
  const roleOf = ({ role }: GrantedRole) => {
    const known = roles.get(role.name) ?? look(connection, role, signal);
    roles.set(role.name, known);
    return known;
  };
  const read = await Promise.all(
    granted.map((grant) =>
      Promise.all([look(connection, bindingRef(request, grant), signal), roleOf(grant)]),
    ),
  );
  const grants: InspectedGrant[] = [];
  for (const [index, [binding, found]] of read.entries()) {
    const grant = granted[index];
    if (!binding.ok) return binding;
    if (!found.ok) return found;
    if (grant !== undefined) grants.push({ ...grant, binding: binding.value, found: found.value });
  }
  return ok(grants);
}

/** A cluster with more bindings than an answer may hold still gets its plan: then the list is not complete. */
async function readRights(
  connection: Connection,
  request: SetUpRequest,
  signal: AbortSignal,
): Promise<Result<Rights>> {
  const scope = request.scope.kind === 'cluster' ? [] : request.scope.namespaces;
  const account = { namespace: request.namespace, name: request.name };
  const rights = await findRights(connection, account, [request.namespace, ...scope], signal);
  if (!rights.ok && rights.error.code === 'bad-answer') return ok({ rights: [], complete: false });
  return rights;
}
