// The app's own lock: when it locks, and what it does at once.
import { expect, test } from 'vitest';
import { Lock, type LockSettings } from '../../../src/main/tokens/lock.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const usual: LockSettings = { lockMinutes: 15, lockWithScreen: true };

test('It locks once nobody has typed or clicked for as long as the settings say', () => {
  const desk = createDesk();
  desk.idle = 14 * 60;
  desk.pass(16 * 60);
  const before = desk.lock.locked;
  desk.idle = 15 * 60;
  desk.pass(10);
  expect({ before, state: desk.lock.state(), done: desk.done }).toEqual({
    before: false,
    state: { locked: true, cause: 'idle', at: desk.clock.now() },
    done: ['changed', 'reveals closed', 'clipboard cleared (lock)'],
  });
});

test('It does not lock in the face of the one who has just unlocked it, whatever the system counts', () => {
  const desk = createDesk();
  desk.idle = 24 * 3600;
  desk.pass(15 * 60);
  desk.lock.unlock();
  desk.pass(14 * 60);
  const soon = desk.lock.locked;
  desk.pass(2 * 60);
  expect({ soon, later: desk.lock.locked }).toEqual({ soon: false, later: true });
});

test('It never locks by time where that is off', () => {
  const desk = createDesk({ lockMinutes: 0, lockWithScreen: false });
  desk.idle = 24 * 3600;
  desk.pass(24 * 3600);
  expect(desk.lock.locked).toBe(false);
});

test('A sleep clears the clipboard also where it does not lock', async () => {
  const desk = createDesk({ lockMinutes: 0, lockWithScreen: false });
  await desk.lock.suspended();
  await desk.lock.screenLocked();
  expect({ locked: desk.lock.locked, done: desk.done }).toEqual({
    locked: false,
    done: ['clipboard cleared (suspend)'],
  });
});

test('A clipboard that cannot be cleared does not keep it open', async () => {
  const desk = createDesk();
  desk.clipboardBreaks = true;
  await desk.lock.suspended();
  expect({ state: desk.lock.state(), done: desk.done }).toEqual({
    state: { locked: true, cause: 'suspend', at: desk.clock.now() },
    done: ['changed', 'reveals closed', 'told'],
  });
});

function createDesk(settings: LockSettings = usual) {
  const clock = new FakeClock();
  const done: string[] = [];
  const machine = { idle: 0, clipboardBreaks: false };
  const lock = new Lock({
    ...{ settings: () => settings, clock, timer: clock },
    idleSeconds: () => machine.idle,
    closeReveals: () => done.push('reveals closed'),
    clearClipboard: (cause) => {
      if (machine.clipboardBreaks) return Promise.reject(new Error('no clipboard'));
      done.push(`clipboard cleared (${cause})`);
      return Promise.resolve();
    },
    changed: () => done.push('changed'),
    broke: () => done.push('told'),
  });
  lock.watch();
  const pass = (seconds: number) => {
    for (let gone = 0; gone < seconds; gone += 10) clock.pass(10);
  };
  return Object.assign(machine, { clock, done, lock, pass });
}
