// Several kubeconfigs as one, for any files: the first to name a thing wins, and nothing is lost or made up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeKubeconfigs } from '../../../src/main/clusters/kubeconfig/merge.ts';
import {
  emptyKubeconfig,
  type ContextEntry,
  type Kubeconfig,
} from '../../../src/main/clusters/kubeconfig/model.ts';

const names = fc.constantFrom('default', 'edge', 'plant', 'lab');

/** A file with some contexts; each remembers the file that it is from. */
const file = (place: number) =>
  fc
    .record({ contexts: fc.uniqueArray(names), current: fc.constantFrom('', 'edge', 'lab') })
    .map(({ contexts, current }): Kubeconfig => ({
      ...emptyKubeconfig,
      contexts: new Map(contexts.map((name) => [name, contextOf(`file-${place}`)])),
      currentContext: current,
    }));
const files = fc.tuple(file(0), file(1), file(2), file(3));

function contextOf(name: string): ContextEntry {
  const origin = { file: name, at: { line: 1, column: 1 }, fields: {} };
  return { origin, cluster: 'any', user: 'any', namespace: '' };
}

test('Each name is the entry of the first file that has it, and the first current context holds', () => {
  fc.assert(
    fc.property(files, (configs) => {
      const merged = mergeKubeconfigs(configs);
      const expected = ['default', 'edge', 'plant', 'lab'].flatMap((name) => {
        const first = configs.find(({ contexts }) => contexts.has(name));
        return first === undefined ? [] : [[name, first.contexts.get(name)?.origin.file]];
      });
      expect({
        contexts: Object.fromEntries([...merged.contexts].map(([name, { origin }]) => [name, origin.file])),
        current: merged.currentContext,
      }).toEqual({
        contexts: Object.fromEntries(expected) as unknown,
        current: configs.find(({ currentContext }) => currentContext !== '')?.currentContext ?? '',
      });
    }),
  );
});

test('It does not matter in which steps files are merged, and merging with nothing changes nothing', () => {
  fc.assert(
    fc.property(files, ([one, two, three, four]) => {
      const all = mergeKubeconfigs([one, two, three, four]);
      const steps = mergeKubeconfigs([mergeKubeconfigs([one, two]), mergeKubeconfigs([three, four])]);
      expect([sorted(steps), sorted(mergeKubeconfigs([emptyKubeconfig, all, emptyKubeconfig]))]).toEqual([
        sorted(all),
        sorted(all),
      ]);
    }),
  );
});

function sorted({ contexts, currentContext }: Kubeconfig) {
  return { contexts: [...contexts].toSorted(([one], [other]) => one.localeCompare(other)), currentContext };
}
