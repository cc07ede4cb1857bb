// The core for one command: calls by channel, and what commands share on top of them.
import { randomUUID } from 'node:crypto';
import type { Core } from '../core.ts';
import type { ClusterRow } from '../../shared/cluster.ts';
import { JobId } from '../../shared/ids.ts';
import type { TokenRow } from '../../shared/issuance.ts';
import type { CallName } from '../../shared/ipc/channels.ts';
import { calls, type Input, type Output } from '../../shared/ipc/contract.ts';
import { commandText } from '../../shared/text/command-line.ts';
import { forTerminal } from '../../shared/text/terminal.ts';
import { answered, refuse, refuseFor, type Outcome } from './answer.ts';
import { exitCodes } from './exit-codes.ts';

export class Session {
  readonly core: Core;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;

  constructor(core: Core, signal: AbortSignal) {
    this.core = core;
    this.signal = signal;
  }

  /** Calls a channel; both ways are parsed as the gate parses them. */
  async call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Outcome<Output<Name>>> {
    // Name, schemas and handler belong together by construction, which TypeScript does not follow.
    const handler = this.core.handlers[name] as (input: unknown) => ReturnType<Core['handlers'][Name]>;
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return refuse(commandText.help[usageOf(name)], exitCodes.usage);
    const answer = await handler(parsed.data);
    if (!answer.ok) return refuseFor(answer.error);
    return answered(calls[name].output.parse(answer.value) as Output<Name>); // the schema of this very name
  }

  /** Calls a channel that is a job; an interrupt cancels it, and is answered when it is undone. */
  async job<Value>(work: (jobId: JobId) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const jobId = JobId.parse(randomUUID());
    const cancel = () => void this.core.handlers['jobs.cancel']({ jobId });
    this.signal.addEventListener('abort', cancel, { once: true });
    try {
      return await work(jobId);
    } finally {
      this.signal.removeEventListener('abort', cancel);
    }
  }

  /** All contexts. */
  async clusters(): Promise<Outcome<readonly ClusterRow[]>> {
    const rows: ClusterRow[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.call('clusters.list', cursor === undefined ? {} : { cursor });
      if (!page.ok) return page;
      rows.push(...page.value.rows);
      cursor = page.value.next;
      if (cursor === undefined) return answered(rows);
    }
  }

  /** The context of this name or id, or of the cluster with this id. */
  async cluster(name: string): Promise<Outcome<ClusterRow>> {
    const all = await this.clusters();
    if (!all.ok) return all;
    const exact = all.value.filter((row) => row.contextId === name || row.clusterId === name);
    const named = exact.length > 0 ? exact : all.value.filter((row) => row.name === name);
    const [first, ...others] = named;
    if (first === undefined) return refuse(commandText.noContext, exitCodes.notFound);
    if (others.length === 0 || first.clusterId === name) return answered(first);
    return refuse(
      commandText.severalContexts(named.map(({ contextId }) => contextId).join(', ')),
      exitCodes.usage,
    );
  }

  /** Tokens in the list, newest first, as far as the selection says. */
  async tokens(selection: TokenSelection): Promise<Outcome<readonly TokenRow[]>> {
    const rows: TokenRow[] = [];
    const search = selection.issuance ?? selection.account;
    for (let cursor: string | undefined; ;) {
      const page = await this.call('tokens.list', {
        ...(search === undefined ? {} : { search }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (!page.ok) return page;
      rows.push(...page.value.rows);
      cursor = page.value.next;
      if (cursor === undefined) break;
    }
    const chosen = rows
      .filter((row) => row.state !== 'revoked' && row.state !== 'revoking' && isChosen(row, selection))
      .toSorted((one, other) => other.grant.issuedAt - one.grant.issuedAt);
    return chosen.length === 0 ? refuse(commandText.noToken, exitCodes.notFound) : answered(chosen);
  }

  /** The newest token of the selection. */
  async token(selection: TokenSelection): Promise<Outcome<TokenRow>> {
    const found = await this.tokens(selection);
    if (!found.ok) return found;
    const [newest] = found.value;
    return newest === undefined ? refuse(commandText.noToken, exitCodes.notFound) : answered(newest);
  }
}

export type TokenSelection = {
  readonly cluster?: string | undefined;
  /** `namespace/name`. */
  readonly account?: string | undefined;
  readonly issuance?: string | undefined;
};

/** A token in words: `ns/name on cluster`. */
export function tokenName(row: TokenRow): string {
  return forTerminal(`${row.namespace}/${row.accountName} on ${row.clusterName}`);
}

/** When a token ends, for people. */
export function endOf({ grant }: Pick<TokenRow, 'grant'>): string {
  return grant.expiresAt === undefined ? commandText.never : new Date(grant.expiresAt).toISOString();
}

function isChosen(row: TokenRow, { cluster, account, issuance }: TokenSelection): boolean {
  if (issuance !== undefined) return row.issuanceId === issuance;
  const here = cluster === undefined || [row.clusterName, row.clusterId, row.contextId].includes(cluster);
  return here && (account === undefined || `${row.namespace}/${row.accountName}` === account);
}

function usageOf(name: CallName): keyof typeof commandText.help {
  if (name.startsWith('accounts.') || name === 'tokens.issue') return 'issue';
  return name === 'history.list' ? 'history' : 'clusters';
}
