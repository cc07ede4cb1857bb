// Channels that write files to where the user says.
import { resolve } from 'node:path';
import type { KubeconfigExport } from '../exports/kubeconfig-export.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Ports } from '../ports.ts';
import { writeWholeFile } from '../storage/whole-file.ts';

export type ExportServices = {
  readonly kubeconfigs: KubeconfigExport;
  readonly chooseTarget: Ports['chooseTarget'];
};

/** Handlers of `exports.*`. */
export function exportHandlers(services: ExportServices): Pick<Handlers, 'exports.kubeconfig'> {
  const { kubeconfigs, chooseTarget } = services;
  return {
    'exports.kubeconfig': async ({ issuanceId, kind }) => {
      const chosen = await chooseTarget(`token-desk-${issuanceId.slice(0, 8)}.kubeconfig`);
      if (chosen === undefined) return ok({});
      const text = await kubeconfigs.text(issuanceId, kind);
      if (!text.ok) return text;
      const path = resolve(chosen);
      const written = await writeWholeFile(path, text.value);
      return written.ok ? ok({ path: path.slice(0, 4096) }) : written;
    },
  };
}
