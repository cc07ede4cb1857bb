// Channels of kubeconfig files to their service.
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Clusters } from '../clusters/clusters.ts';
import type { Ports } from '../ports.ts';

type FileHandlers = Pick<Handlers, 'files.list' | 'files.choose' | 'files.add' | 'files.remove'>;

/** Handlers of `files.*`. */
export function fileHandlers(clusters: Clusters, chooseFiles: Ports['chooseFiles']): FileHandlers {
  return {
    'files.list': async () => ok(await clusters.files()),
    'files.choose': async () => {
      const paths = await chooseFiles(await clusters.startFolder());
      return paths.length === 0 ? ok(await clusters.files()) : clusters.addFiles(paths);
    },
    'files.add': ({ paths }) => clusters.addFiles(paths),
    'files.remove': ({ fileId }) => clusters.removeFile(fileId),
  };
}
