// The addresses that the app has opened in the browser, in either runtime; nothing is really opened.
import type { ElectronApplication } from '@playwright/test';

/** Begins to listen; call it before something is opened. Gives all addresses so far. */
export async function hearOpenedAddresses(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedAddresses', opened);
    shell.openExternal = (address) => Promise.resolve(void opened.push(address));
  });
  // Put there above.
  return () => app.evaluate(() => Reflect.get(globalThis, 'openedAddresses') as string[]);
}
