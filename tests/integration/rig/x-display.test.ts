// The X display of the tests: xclip reads from it what xclip wrote.
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ProcessGroup } from '../../support/processes/process-group.ts';
import { runCommand } from '../../support/commands.ts';
import { startXDisplay } from '../../support/x-display.ts';

it('a private X display has a clipboard, and leaves no lock file behind', async () => {
  const display = await startXDisplay();
  const env = { ...process.env, ...display.env };
  const owner = await ProcessGroup.create('xclip');
  await owner.start({
    ...{ name: 'xclip', command: 'xclip', env, input: 'exact text' },
    args: ['-selection', 'clipboard', '-in', '-loops', '1', '-quiet'],
  });
  await expect.poll(() => owner.log('xclip')).toContain('Waiting');

  const read = await runCommand('xclip', ['-selection', 'clipboard', '-out'], { env, limitMs: 5000 });
  await owner.stop();
  await display.stop();

  const lock = `/tmp/.X${(display.env['DISPLAY'] ?? '').slice(1)}-lock`;
  expect([read.stdout, existsSync(lock)]).toEqual(['exact text', false]);
});
