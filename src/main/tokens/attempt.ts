// An issue under way: how far it has come, and what the history says of it.
import type { Applied } from '../accounts/apply.ts';
import type { Grant } from '../../shared/issuance.ts';
import type { BoundSecret } from '../kubernetes/bound-secret.ts';
import type { Connection } from '../kubernetes/connection.ts';
import type { NewIssuance } from './issuance-rows.ts';
import type { NewEvent } from './ledger.ts';

/** How far an issue has come; filled in as it goes. */
export type Attempt = {
  readonly row: NewIssuance;
  /** The name that the cluster knows the operator by, where it is known. */
  readonly kubernetesUser: string | undefined;
  connection?: Connection;
  applied?: Applied;
  secret?: BoundSecret;
  grant?: Grant;
  /** An entry may be in the keychain, or the token in memory. */
  kept?: boolean;
};

/** What the history keeps of an issue, however it ended. */
export function issueFacts({ row, grant, kubernetesUser }: Attempt): Omit<NewEvent, 'kind'> {
  return {
    issuanceId: row.id,
    clusterId: row.clusterId,
    clusterName: row.clusterName,
    namespace: row.namespace,
    accountName: row.accountName,
    route: row.route,
    role: row.role,
    scope: row.scope,
    keep: row.keep,
    ...(row.requestedSeconds === undefined ? {} : { requestedSeconds: row.requestedSeconds }),
    ...(row.boundSecret === undefined ? {} : { boundSecret: row.boundSecret }),
    ...(row.tokenSecret === undefined ? {} : { tokenSecret: row.tokenSecret }),
    ...(row.renews === undefined ? {} : { renews: row.renews }),
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    ...(kubernetesUser === undefined ? {} : { kubernetesUser }),
    ...(grant === undefined ? {} : { grant }),
  };
}
