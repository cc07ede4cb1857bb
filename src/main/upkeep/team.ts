// The tokens of every desk on a cluster, read from the labels and annotations of their Secrets; what these hold is not read.
import { IssuanceId, type ContextId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import { TEAM_LIMIT, type TeamToken, type TeamTokens } from '../../shared/team.ts';
import { listManagedSecretsEverywhere, type ManagedObject } from '../kubernetes/managed-objects.ts';
import { knowsIssuance } from './account-rows.ts';
import type { UpkeepParts } from './account-removal.ts';

export class Team {
  readonly #parts: Pick<UpkeepParts, 'database' | 'open' | 'knownNamespaces'>;

  constructor(parts: Pick<UpkeepParts, 'database' | 'open' | 'knownNamespaces'>) {
    this.#parts = parts;
  }

  /** The newest first. Where nothing may be listed, `error` says so. Fails as opening the cluster does. */
  async list(contextId: ContextId, signal: AbortSignal): Promise<Result<TeamTokens>> {
    const { open, knownNamespaces } = this.#parts;
    const opened = await open(contextId, { signal, interactive: false });
    if (!opened.ok) return opened;
    const found = await listManagedSecretsEverywhere(opened.value, knownNamespaces(contextId), signal);
    if (!found.ok) return found;
    const tokens = found.value.objects
      .filter(({ terminating }) => !terminating)
      .map((object) => this.#token(object))
      .toSorted((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0));
    const { complete, refused } = found.value;
    return ok({
      tokens: tokens.slice(0, TEAM_LIMIT),
      complete: complete && tokens.length <= TEAM_LIMIT,
      ...(tokens.length === 0 && refused !== undefined ? { error: refused } : {}),
    });
  }

  #token(object: ManagedObject): TeamToken {
    const { ref, issuance, operator, account, reason, createdAt, endsAt, holdsToken } = object;
    const id = IssuanceId.safeParse(issuance);
    const ours = id.success && knowsIssuance(this.#parts.database, id.data);
    return {
      secret: ref.name.slice(0, 253),
      namespace: (ref.namespace ?? '').slice(0, 63),
      holds: holdsToken ? 'token' : 'bound',
      ...(account === undefined ? {} : { accountName: account.slice(0, 253) }),
      ...(operator === undefined ? {} : { operator: operator.slice(0, 253) }),
      ...(reason === undefined ? {} : { reason: reason.slice(0, 500) }),
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(ours ? { issuanceId: id.data } : {}),
    };
  }
}
