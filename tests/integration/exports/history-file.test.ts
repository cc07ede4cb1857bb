// The history file through the core: chosen in the window, written by each start, and never with a token in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { TestCore } from '../../support/test-core.ts';

const { core, controlPlane, namespace } = coreWithKeyring('history-file');

it('What happens is added to the file that was chosen, also after a restart, and never a token', async () => {
  const path = join(core().dataFolder, 'for-the-shipper.jsonl');
  core().target = path;
  const role = { kind: 'preset', preset: 'view' } as const;
  const issued = await core().issue('keychain', { namespace, role });
  if (!issued.ok) throw new Error(JSON.stringify(issued.error));
  await core().value('exports.chooseHistoryFile', {});
  await core().value('tokens.copy', { issuanceId: issued.value.token.issuanceId, purpose: 'plain' });
  const token = core().clipboard.content;
  const before = await core().value('exports.historyFile', {});
  await core().end();
  const next = await TestCore.start({
    kubeconfig: await controlPlane.writeKubeconfig('admin'),
    dataFolder: core().dataFolder,
  });
  await next.value('tokens.forget', { issuanceId: issued.value.token.issuanceId });
  const after = await next.value('exports.historyFile', {});
  const kinds = await next.history();
  await next.end();
  const text = await readFile(path, 'utf8');
  const written = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; cause?: string });

  expect({
    ...{
      before,
      after,
      whole: text.endsWith('\n'),
      tokenLength: token.length > 500,
      leaked: text.includes(token),
    },
    kinds: written.map(({ kind, cause }) => (cause === undefined ? kind : `${kind} (${cause})`)),
  }).toEqual({
    ...{ before: { state: 'written', path }, after: { state: 'written', path } },
    ...{ whole: true, tokenLength: true, leaked: false, kinds },
  });
});
