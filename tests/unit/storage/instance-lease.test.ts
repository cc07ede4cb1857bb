// A lease tells a living process from a dead one.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { InstanceLease } from '../../../src/main/storage/instance-lease.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { startProgram } from '../../support/started-program.ts';

function takenIn(folder: string): InstanceLease {
  const lease = InstanceLease.take(folder);
  onTestFinished(() => lease.release());
  return lease;
}

describe('a lease', () => {
  it('is held while its process lives, and free at once after kill -9', async () => {
    const folder = await scratchFolder();
    const own = takenIn(folder);
    const other = startProgram('lease-holder.ts', [folder]);
    const id = await other.line(() => true);
    const alive = own.isAlive(id);
    await other.kill();

    expect([alive, own.isAlive(id)]).toEqual([true, false]);
  });

  it('is free when it was given back, and unknown ones are free', async () => {
    const folder = await scratchFolder();
    const own = takenIn(folder);
    const other = InstanceLease.take(folder);
    const alive = own.isAlive(other.id);
    other.release();

    expect([own.isAlive(own.id), alive, own.isAlive(other.id), own.isAlive('nobody')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('leaves no file behind but those of the living', async () => {
    const folder = await scratchFolder();
    const own = takenIn(folder);
    const living = startProgram('lease-holder.ts', [folder]);
    const livingId = await living.line(() => true);
    const dead = startProgram('lease-holder.ts', [folder]);
    await dead.line(() => true);
    await dead.kill();
    own.removeStale();

    const files = await readdir(join(folder, 'instances'));
    expect(files.sort()).toEqual([`${own.id}.db`, `${livingId}.db`].sort());
  });
});
