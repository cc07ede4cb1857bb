// What the app asked of the desktop, for tests to read: `globalThis[Symbol.for('electron-stand-in')]`.

/** Lists grow in order; nothing here holds what a page or the clipboard holds. */
export interface Recorded {
  readonly openedAddresses: string[];
  readonly notifications: Electron.Notification[];
  readonly menusShown: Electron.Menu[];
  /** Menus that were given to a tray. */
  readonly trayMenus: Electron.Menu[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
}

/** Empty lists. */
export function createRecorded(): Recorded {
  return { openedAddresses: [], notifications: [], menusShown: [], trayMenus: [], errorBoxes: [] };
}
