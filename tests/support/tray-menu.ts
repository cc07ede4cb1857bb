// The menu that the app gave to its tray last, in either runtime.
import type { ElectronApplication } from '@playwright/test';

/** Begins to listen; in Electron only what is set from now on is heard. */
export async function hearTray(app: ElectronApplication): Promise<{
  readonly labels: () => Promise<string[]>;
  readonly click: (label: string) => Promise<void>;
}> {
  await app.evaluate(({ Tray }) => {
    // The stand-in records what is set, by this symbol.
    const standIn = Reflect.get(globalThis, Symbol.for('electron-stand-in')) as
      { recorded: { trayMenus: Electron.Menu[] } } | undefined;
    const menus: Electron.Menu[] = standIn?.recorded.trayMenus ?? [];
    Reflect.set(globalThis, 'heardTrayMenus', menus);
    if (standIn !== undefined) return;
    // Called below with the tray as its `this`.
    const original: (menu: Electron.Menu | null) => void = Reflect.get(Tray.prototype, 'setContextMenu');
    Tray.prototype.setContextMenu = function setContextMenu(this: Electron.Tray, menu) {
      if (menu !== null) menus.push(menu);
      original.call(this, menu);
    };
  });
  return {
    labels: () =>
      app.evaluate(() => {
        // Put there by the listening above.
        const menus = Reflect.get(globalThis, 'heardTrayMenus') as Electron.Menu[];
        return (menus.at(-1)?.items ?? [])
          .filter(({ type }) => type !== 'separator')
          .map(({ label }) => label);
      }),
    click: (label) =>
      app.evaluate((_electron, wanted) => {
        // As above.
        const menus = Reflect.get(globalThis, 'heardTrayMenus') as Electron.Menu[];
        menus
          .at(-1)
          ?.items.find((item) => item.label === wanted)
          ?.click();
      }, label),
  };
}
