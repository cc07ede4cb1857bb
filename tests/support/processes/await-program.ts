// Waits until a supervised program does its work.
import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessGroup } from './process-group.ts';

const everyMs = 40;

/**
 * Waits until `done` says true; an error of `done` means not yet. Throws with the end of the program's log when the
 * program ends first or the limit (milliseconds) is over.
 */
export async function awaitProgram(
  group: ProcessGroup,
  program: string,
  limitMs: number,
  done: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await done().catch(() => false))) {
    const exit = group.exitOf(program);
    if (exit !== undefined || Date.now() > deadline) {
      const log = await group.log(program);
      throw new Error(
        `${program} ${exit === undefined ? 'is not ready' : `ended: ${exit}`}\n${log.slice(-2000)}`,
      );
    }
    await wait(everyMs);
  }
}
