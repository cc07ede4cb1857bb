// Each screen and dialog by keyboard alone: every control is reached, shows that it has the focus, and is in sight.
import { expect, test } from './support/app.ts';
import { screens } from './support/screens.ts';
import { walkByTab } from './support/tab-walk.ts';

for (const { name, scenario, go } of screens) {
  test(`${name}: Tab reaches every control, with a visible focus`, async ({ open }) => {
    const { page } = await open(scenario === undefined ? {} : { scenario });
    await go(page);
    const { stops, ...missed } = await walkByTab(page);
    expect({ reaches: stops > 0, ...missed }).toEqual({
      ...{ reaches: true, unreached: [], unmarked: [], hidden: [], moving: [] },
    });
  });
}

test('Arrows go along the line of what ends when, as far as what never ends', async ({ open }) => {
  const { page } = await open();
  const dots = page.getByRole('toolbar', { name: 'What ends when' }).getByRole('button');
  await dots.first().focus();
  const passed: string[] = [];
  for (let left = await dots.count(); left > 0; left -= 1) {
    const name = await page.locator(':focus').getAttribute('aria-label');
    passed.push((name ?? '').replace(/ in .*/, ''));
    await page.keyboard.press('ArrowRight');
  }
  expect(passed).toEqual([
    'portal-reader-nl on edge-ams-01 ends',
    'night-shift on edge-ber-02 ends',
    'portal-reader on plant-brno ends',
    'portal-reader on edge-ams-01 ends',
    'rancher-viewer on retail-lyon ends',
    'portal-reader on store-madrid-14 ends',
    'portal-reader on edge-ber-02 ends',
    'portal-reader on plant-gdansk ends',
    'backup on plant-gdansk ends',
    'azure-portal on legacy-oslo never expires',
  ]);
});

test('Escape leaves each dialog, and the focus is back at what opened it', async ({ open }) => {
  const { page } = await open();
  await page
    .getByRole('button', { name: /edge-ams-01/ })
    .first()
    .click();
  const left: Record<string, [string, boolean]> = {};
  for (const opener of ['What each action needs', 'Clean up…', 'Keys', 'Find a token and copy it']) {
    const button = page.getByRole('button', { name: opener }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    left[opener] = ['closed', await button.evaluate((element) => element === document.activeElement)];
  }
  expect(left).toEqual({
    ...{ 'What each action needs': ['closed', true], 'Clean up…': ['closed', true] },
    ...{ Keys: ['closed', true], 'Find a token and copy it': ['closed', true] },
  });
});
