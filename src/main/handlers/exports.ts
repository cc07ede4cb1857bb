// Channels that write files to where the user says.
import { resolve } from 'node:path';
import { historyText } from '../exports/history-export.ts';
import type { HistoryFile } from '../exports/history-file.ts';
import type { KubeconfigExport } from '../exports/kubeconfig-export.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Ports } from '../ports.ts';
import type { SettingsFile } from '../storage/settings-file.ts';
import { writeWholeFile } from '../storage/whole-file.ts';
import type { History } from '../tokens/history.ts';

export type ExportServices = {
  readonly kubeconfigs: KubeconfigExport;
  readonly history: History;
  readonly historyFile: HistoryFile;
  readonly settings: Pick<SettingsFile, 'setHistoryFile'>;
  readonly chooseTarget: Ports['chooseTarget'];
};

/** Handlers of `exports.*`. */
export function exportHandlers(
  services: ExportServices,
): Pick<Handlers, Extract<keyof Handlers, `exports.${string}`>> {
  const { kubeconfigs, history, historyFile, settings, chooseTarget } = services;
  const save = async (chosen: string, text: Result<string>) => {
    if (!text.ok) return text;
    const path = resolve(chosen);
    const written = await writeWholeFile(path, text.value);
    return written.ok ? ok({ path: path.slice(0, 4096) }) : written;
  };
  return {
    'exports.kubeconfig': async ({ issuanceId, kind }) => {
      const chosen = await chooseTarget(`token-desk-${issuanceId.slice(0, 8)}.kubeconfig`);
      if (chosen === undefined) return ok({});
      return save(chosen, await kubeconfigs.text(issuanceId, kind));
    },
    'exports.history': async ({ format }) => {
      const chosen = await chooseTarget(`token-desk-history.${format === 'csv' ? 'csv' : 'jsonl'}`);
      return chosen === undefined ? ok({}) : save(chosen, historyText(history, format));
    },
    'exports.historyFile': async () => ok(await historyFile.follow()),
    'exports.chooseHistoryFile': async () => {
      const chosen = await chooseTarget('token-desk-history.jsonl');
      if (chosen === undefined) return ok(await historyFile.follow());
      const kept = await settings.setHistoryFile(resolve(chosen));
      return kept.ok ? ok(await historyFile.follow()) : kept;
    },
    'exports.endHistoryFile': async () => {
      const kept = await settings.setHistoryFile(undefined);
      return kept.ok ? ok(await historyFile.follow()) : kept;
    },
  };
}
