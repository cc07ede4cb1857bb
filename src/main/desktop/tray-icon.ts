// The icon of the tray, drawn here: a key on blue, with a red mark where a token ends within the hour.
import { nativeImage, type NativeImage } from 'electron';

/** Pixels of each side; shown at half of that. */
const SIZE = 32;

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
const clear: Colour = [0, 0, 0, 0];
const blue: Colour = [15, 108, 189, 255];
const red: Colour = [209, 52, 56, 255];
const white: Colour = [255, 255, 255, 255];

/** The picture for a tray; `marked` adds the red mark. */
export function trayIcon(marked: boolean): NativeImage {
  const pixels = Buffer.alloc(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const [r, g, b, a] = colourAt(x + 0.5, y + 0.5, marked);
      // Blue first: the order of Skia's pixels on little-endian machines.
      pixels.set([b, g, r, a], (y * SIZE + x) * 4);
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: SIZE, height: SIZE, scaleFactor: 2 });
}

function colourAt(x: number, y: number, marked: boolean): Colour {
  if (marked) {
    const fromMark = Math.hypot(x - 24, y - 8);
    if (fromMark < 6.5) return red;
    if (fromMark < 8.5) return clear;
  }
  if (isKey(x, y)) return white;
  return isPlate(x, y) ? blue : clear;
}

/** A ring at the upper left, a shaft to the lower right, and a tooth. */
function isKey(x: number, y: number): boolean {
  const fromRing = Math.hypot(x - 12, y - 12);
  if (fromRing < 6 && fromRing > 2.5) return true;
  const along = (x + y) / 2;
  const across = Math.abs(x - y);
  return (along > 15 && along < 25 && across < 2.8) || (along > 20 && along < 23 && x > y && across < 8);
}

/** A square with round corners. */
function isPlate(x: number, y: number): boolean {
  const corner = 7;
  const dx = Math.max(corner - x, x - (SIZE - corner), 0);
  const dy = Math.max(corner - y, y - (SIZE - corner), 0);
  return Math.hypot(dx, dy) <= corner;
}
