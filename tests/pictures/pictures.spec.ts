// `npm run pictures`: every screen in every look and size, into out/pictures/. To be looked at; it asserts that they show.
import { join } from 'node:path';
import { expect, test } from '../renderer/support/app.ts';
import { screens } from '../renderer/support/screens.ts';

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const folder = join(import.meta.dirname, '../../out/pictures');

for (const [look, media] of Object.entries(looks)) {
  for (const size of sizes) {
    for (const { name, scenario, go } of screens) {
      test(`${name}, ${look}, ${size.width}x${size.height}`, async ({ open }) => {
        const { page } = await open(scenario === undefined ? {} : { scenario });
        await page.setViewportSize(size);
        await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
        await go(page);
        const file = join(folder, `${look}-${size.width}x${size.height}`, `${fileOf(name)}.png`);
        const picture = await page.screenshot({ path: file, animations: 'disabled' });
        const clipped = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect({ drawn: picture.length > 10_000, clipped }).toEqual({ drawn: true, clipped: false });
      });
    }
  }
}

/** `issue-form` for the screen "Issue form". */
function fileOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
