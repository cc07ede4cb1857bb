// What an administrator can apply where the operator may not: the refused set-up as YAML.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { ISSUANCE_KEY, type Manifest } from '../kubernetes/manifest.ts';
import { ownUserName } from '../kubernetes/reviews.ts';
import type { LiveStep, TokenRequestBody } from './live-plan.ts';
import type { AccountName } from './manifests.ts';
import { toYamlFile } from './yaml.ts';

const rbac = 'rbac.authorization.k8s.io';
const TEXT_LIMIT = 60_000;

/**
 * All objects that the plan would make, but for the Secret and the token, which stay with the operator; and where the
 * operator may not request tokens, a Role that lets them. Nothing where no step is refused, or no YAML would help.
 */
export async function administratorYaml(
  connection: Connection,
  account: AccountName,
  steps: readonly LiveStep[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const refused = steps.filter((step) => step.verdict.state === 'refused');
  if (refused.length === 0) return undefined;
  const objects: unknown[] = steps.flatMap((step) =>
    step.action === 'create' && isManifest(step.body) && isApplicable(step) ? [unmarked(step.body)] : [],
  );
  if (refused.some((step) => step.ref.kind === 'Token')) {
    const user: Result<string> = await ownUserName(connection, signal);
    objects.push(...issuerRole(account, user.ok ? user : ok('')));
  }
  const text = toYamlFile(objects);
  return objects.length === 0 || text.length > TEXT_LIMIT ? undefined : text;
}

function isManifest(body: LiveStep['body']): body is Manifest {
  const kind: (Manifest | TokenRequestBody)['kind'] = body.kind;
  return kind !== 'TokenRequest';
}

function isApplicable(step: LiveStep): boolean {
  if (step.ref.kind === 'Secret') return false;
  if (step.verdict.state !== 'refused') return true;
  return step.verdict.error.code === 'forbidden';
}

/** Without the id of an issuance, which will not have made it. */
function unmarked(manifest: Manifest): unknown {
  const { annotations, ...metadata } = manifest.metadata;
  const rest = Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== ISSUANCE_KEY));
  return { ...manifest, metadata: { ...metadata, annotations: rest } };
}

function issuerRole(account: AccountName, user: { readonly value: string }): unknown[] {
  const metadata = { name: `token-desk:${account.name}:issue`.slice(0, 253), namespace: account.namespace };
  return [
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata,
      rules: [
        {
          apiGroups: [''],
          resources: ['serviceaccounts/token'],
          resourceNames: [account.name],
          verbs: ['create'],
        },
        { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'delete'] },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: rbac, kind: 'Role', name: metadata.name },
      subjects: user.value === '' ? [] : [{ kind: 'User', apiGroup: rbac, name: user.value }],
    },
  ];
}
