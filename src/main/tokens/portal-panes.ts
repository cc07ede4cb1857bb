// What the panes of the Azure portal would show with an account's token: by review, and by calls with the token itself.
import type { AccountName } from '../accounts/manifests.ts';
import type { ContextId, IssuanceId } from '../../shared/ids.ts';
import { ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import { PortalKind, type PaneRow, type PortalPanes as Panes } from '../../shared/portal-panes.ts';
import { mayAccount } from '../kubernetes/access-review.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { clusterKinds, listOne, portalKinds } from '../kubernetes/portal-lists.ts';
import { isRancher } from '../kubernetes/rancher.ts';
import type { Redactor } from '../redact.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById } from './issuance-rows.ts';
import type { Vault } from './vault.ts';

/** Most namespaces that are asked for where a kind may not be listed everywhere. */
const NAMESPACES_ASKED = 5;

export type PortalPanesParts = {
  readonly database: Database;
  readonly vault: Pick<Vault, 'peek'>;
  readonly redactor: Redactor;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
};

export type PanesQuestion = AccountName & {
  readonly contextId: ContextId;
  /** Asked for where a kind may not be listed everywhere. */
  readonly namespaces: readonly string[];
  /** A kept token of the account, to look with. */
  readonly issuanceId?: IssuanceId | undefined;
};

type Seen = { readonly used: Panes['tokenUsed']; readonly kinds: ReadonlyMap<PortalKind, PaneRow['seen']> };

export class PortalPanes {
  readonly #parts: PortalPanesParts;

  constructor(parts: PortalPanesParts) {
    this.#parts = parts;
  }

  /** One row for each kind. Fails as opening the cluster does; a review that is refused makes rows `unknown`. */
  async look(question: PanesQuestion, signal: AbortSignal): Promise<Result<Panes>> {
    const opened = await this.#parts.open(question.contextId, { signal, interactive: false });
    if (!opened.ok) return opened;
    const errors: AppError[] = [];
    const [allowed, seen] = await Promise.all([
      Promise.all(
        PortalKind.options.map((kind) => allowedTo(opened.value, question, kind, { signal, errors })),
      ),
      this.#seenWith(opened.value, question.issuanceId, signal),
    ]);
    const rows = PortalKind.options.map((kind, index): PaneRow => {
      const found = seen.kinds.get(kind);
      const row = { kind, allowed: allowed[index] ?? 'unknown' };
      return found === undefined ? row : { ...row, seen: found };
    });
    const [error] = errors;
    return ok({ rows, tokenUsed: seen.used, ...(error === undefined ? {} : { error }) });
  }

  async #seenWith(
    connection: Connection,
    issuanceId: IssuanceId | undefined,
    signal: AbortSignal,
  ): Promise<Seen> {
    const none = new Map<PortalKind, PaneRow['seen']>();
    if (issuanceId === undefined) return { used: 'not-asked', kinds: none };
    // Its no would be about its own tokens.
    if (isRancher(connection.server)) return { used: 'proxy', kinds: none };
    const record = issuanceById(this.#parts.database, issuanceId);
    const token = record === undefined ? undefined : await this.#parts.vault.peek(record);
    if (token?.ok !== true) return { used: 'not-here', kinds: none };
    const release = this.#parts.redactor.remember(token.value);
    const holder = connection.withBearer(token.value);
    try {
      const kinds = await Promise.all(
        PortalKind.options.map(async (kind) => [kind, await seenBy(holder, kind, signal)] as const),
      );
      return { used: 'yes', kinds: new Map(kinds) };
    } finally {
      await holder.close();
      release();
    }
  }
}

async function allowedTo(
  connection: Connection,
  account: PanesQuestion,
  kind: PortalKind,
  { signal, errors }: { readonly signal: AbortSignal; readonly errors: AppError[] },
): Promise<PaneRow['allowed']> {
  const request = { verb: 'list', group: portalKinds[kind].group, resource: kind };
  const everywhere = await mayAccount(connection, account, request, signal);
  if (!everywhere.ok) {
    errors.push(everywhere.error);
    return 'unknown';
  }
  if (everywhere.value) return 'yes';
  if (clusterKinds.has(kind)) return 'no';
  const places = [...new Set(account.namespaces)].slice(0, NAMESPACES_ASKED);
  const there = await Promise.all(
    places.map((namespace) => mayAccount(connection, account, { ...request, namespace }, signal)),
  );
  return there.some((answer) => answer.ok && answer.value) ? 'some' : 'no';
}

async function seenBy(holder: Connection, kind: PortalKind, signal: AbortSignal): Promise<PaneRow['seen']> {
  const listed = await listOne(holder, kind, signal);
  if (listed.ok) return 'yes';
  const { code } = listed.error;
  return code === 'forbidden' || code === 'unauthenticated' ? 'no' : 'unknown';
}
