// What another process writes is noticed; what this one writes is not.
import { expect, onTestFinished, test } from 'vitest';
import { ChangeWatch } from '../../../src/main/storage/change-watch.ts';
import { Database } from '../../../src/main/storage/database.ts';
import { appendEvent } from '../../../src/main/tokens/history.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

test('A change of another process is told once, one’s own is not told', async () => {
  const folder = await scratchFolder();
  const [ours, theirs] = [valueOf(await Database.open(folder)), valueOf(await Database.open(folder))];
  const clock = new FakeClock();
  const told: string[] = [];
  const watch = new ChangeWatch({ database: ours, timer: clock, changed: () => told.push(step) });
  onTestFinished(() => {
    watch.close();
    ours.close();
    theirs.close();
  });
  let step = 'ours';
  await ours.write((tx) => appendEvent(tx, 1, { kind: 'issued', operator: 'maria' }));
  clock.pass(5);
  step = 'theirs';
  await theirs.write((tx) => appendEvent(tx, 2, { kind: 'issued', operator: 'maria' }));
  clock.pass(1);
  step = 'nothing';
  clock.pass(5);
  expect(told).toEqual(['theirs']);
});
