// No accessibility finding on any screen or dialog, light and dark.
import { expect, test } from './support/app.ts';
import { screens } from './support/screens.ts';

for (const { name, scenario, go } of screens) {
  test(`${name} has no accessibility finding, light and dark`, async ({ open }) => {
    const { page, findings } = await open(scenario === undefined ? {} : { scenario });
    await go(page);
    const light = await findings();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect({ light, dark: await findings(['color-contrast']) }).toEqual({ light: [], dark: [] });
  });
}
