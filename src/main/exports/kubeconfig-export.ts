// Makes a kubeconfig of a kept token: the cluster as its own context has it, the account's token, or a command for it.
import type { Catalog } from '../clusters/catalog.ts';
import { loadMaterial } from '../clusters/kubeconfig/material.ts';
import type { IssuanceId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import { exportText } from '../../shared/text/exports.ts';
import type { CommandLine } from '../ports.ts';
import type { Database } from '../storage/database.ts';
import type { HandOut } from '../tokens/hand-out.ts';
import { issuanceById, type IssuanceRecord } from '../tokens/issuance-rows.ts';
import { kubeconfigText, type KubeconfigUser } from './kubeconfig-writer.ts';

export type KubeconfigExportParts = {
  readonly database: Database;
  readonly catalog: Pick<Catalog, 'find'>;
  readonly handOut: Pick<HandOut, 'give'>;
  readonly dataFolder: string;
  readonly commandLine: () => CommandLine | undefined;
};

export class KubeconfigExport {
  readonly #parts: KubeconfigExportParts;

  constructor(parts: KubeconfigExportParts) {
    this.#parts = parts;
  }

  /**
   * The text of a kubeconfig. With the token in it: fails as the keychain does, and the history says so. With a command:
   * fails with `no-command-line` where none is there. Both fail where the context is gone or refused.
   */
  async text(id: IssuanceId, kind: 'token' | 'exec'): Promise<Result<string>> {
    const record = issuanceById(this.#parts.database, id);
    if (record === undefined) return failed({ code: 'not-found', kind: 'token', name: id });
    const known = await this.#parts.catalog.find(record.context_id);
    if (known === undefined) {
      return failed({ code: 'not-found', kind: 'context', name: record.cluster_name });
    }
    if (!known.resolved.ok) return known.resolved;
    const material = await loadMaterial(known.resolved.value);
    if (!material.ok) return material;
    const user = await this.#user(record, kind);
    if (!user.ok) return user;
    const { address, cluster } = known.resolved.value;
    return ok(
      kubeconfigText({
        cluster: record.cluster_name,
        account: `${record.namespace}/${record.account_name}`,
        namespace: record.namespace,
        server: address.url,
        tlsServerName: cluster.tlsServerName,
        proxyUrl: cluster.proxyUrl,
        skipVerify: cluster.skipVerify,
        ca: material.value.ca,
        user: user.value,
      }),
    );
  }

  async #user(record: IssuanceRecord, kind: 'token' | 'exec'): Promise<Result<KubeconfigUser>> {
    if (kind === 'token') {
      const token = await this.#parts.handOut.give(record.id);
      return token.ok ? ok({ kind, token: token.value }) : token;
    }
    const commandLine = this.#parts.commandLine();
    if (commandLine === undefined) return failed({ code: 'no-command-line' });
    const asked = ['get-token', '--issuance', record.id, '--data-folder', this.#parts.dataFolder];
    return ok({
      kind,
      command: commandLine.command,
      args: [...commandLine.args, ...asked],
      installHint: exportText.installHint,
    });
  }
}
