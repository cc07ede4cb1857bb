// Where the window was: a small file, checked when it is read, so that a bad one only costs the position.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Screen pixels. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type WindowState = Area & { readonly maximized: boolean };

const FILE = 'window.json';
/** The title bar must be within reach: so much of the window has to be on a display. */
const VISIBLE_PIXELS = 64;

/** Reads the state; undefined where there is none, where it is damaged, or where its display is gone. */
export function readWindowState(folder: string, displays: readonly Area[]): WindowState | undefined {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
  } catch {
    return undefined;
  }
  return isWindowState(found) && displays.some((display) => overlaps(found, display)) ? found : undefined;
}

/** Writes the state; a disk that is full costs the position and nothing else. */
export function writeWindowState(folder: string, state: WindowState): void {
  try {
    writeFileSync(join(folder, FILE), JSON.stringify(state), { mode: 0o600 });
  } catch {
    // The next start opens in the middle.
  }
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    ['x', 'y', 'width', 'height'].every((name) => Number.isSafeInteger(fields.get(name))) &&
    typeof fields.get('maximized') === 'boolean'
  );
}

function overlaps(window: Area, display: Area): boolean {
  const across = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  return (
    across >= VISIBLE_PIXELS &&
    window.y >= display.y &&
    window.y <= display.y + display.height - VISIBLE_PIXELS
  );
}
