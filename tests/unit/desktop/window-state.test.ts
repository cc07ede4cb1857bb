// The window opens where it was, or in the middle when that place is gone.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWindowState, writeWindowState } from '../../../src/main/desktop/window-state.ts';

const displays = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const state = { x: 100, y: 50, width: 1280, height: 800, maximized: false };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-desk-window-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('The place of the window', () => {
  it('is found again, by this user alone', async () => {
    writeWindowState(folder, state);
    const { mode } = await stat(join(folder, 'window.json'));
    expect([readWindowState(folder, displays), mode & 0o777]).toEqual([state, 0o600]);
  });

  it.each([
    ['on a display that is gone', { ...state, x: 2500 }],
    ['above all displays', { ...state, y: -400 }],
    ['with only a sliver in sight', { ...state, x: 1900 }],
  ])('is forgotten %s', (_where, lost) => {
    writeWindowState(folder, lost);
    expect(readWindowState(folder, displays)).toBeUndefined();
  });

  it.each(['', '{', '[]', 'null', '{"x":1}', '{"x":1.5,"y":0,"width":1,"height":1,"maximized":true}'])(
    'is forgotten when the file holds %j',
    async (text) => {
      await writeFile(join(folder, 'window.json'), text);
      expect(readWindowState(folder, displays)).toBeUndefined();
    },
  );
});
