// The rig leaves no process and no folder behind, however the process ends that owns it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const owner = fileURLToPath(new URL('../../support/rig-owner.ts', import.meta.url));

interface Found {
  readonly supervisors: readonly number[];
  readonly folders: readonly string[];
}

async function startOwner(): Promise<{ child: ChildProcess; found: Found }> {
  const child = spawn(process.execPath, [owner], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(60_000) })) as [string];
  // Only rig-owner.ts writes this line.
  return { child, found: JSON.parse(line) as Found };
}

/** The names of all processes that a folder or a supervisor of the rig belongs to. */
function remains({ supervisors, folders }: Found): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const alive = processes.filter((pid) => {
    try {
      const environment =
        readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8');
      return supervisors.includes(Number(pid)) || folders.some((folder) => environment.includes(folder));
    } catch {
      return false;
    }
  });
  return [...alive, ...folders.filter((folder) => existsSync(folder))];
}

it.each([
  ['asked to stop', (child: ChildProcess) => child.stdin?.write('stop\n')],
  ['killed with kill -9', (child: ChildProcess) => child.kill('SIGKILL')],
])('nothing is left of control plane, keyring and display when their owner is %s', async (_how, end) => {
  const { child, found } = await startOwner();
  const before = remains(found).length;

  end(child);
  await expect.poll(() => remains(found), { timeout: 20_000, interval: 100 }).toEqual([]);

  expect(before).toBeGreaterThan(6);
});
