// What Electron makes of a menu role: its accelerator, and the submenu of a whole-menu role.
type Options = Electron.MenuItemConstructorOptions;
export type Role = NonNullable<Options['role']>;

const separator = { type: 'separator' } as const satisfies Options;

/** Roles' own accelerators; Chromium itself does editing, zoom and full screen. Source: https://www.electronjs.org/docs/latest/api/menu-item#roles */
export const roleAccelerators: Partial<Record<Role, string>> = {
  quit: 'CommandOrControl+Q',
  close: 'CommandOrControl+W',
  minimize: 'CommandOrControl+M',
  reload: 'CommandOrControl+R',
  toggleDevTools: 'Control+Shift+I',
};

/** Roles that are editing commands of the page, by Chromium's names for them. */
export const editRoles: readonly Role[] = ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'];

/** Submenus on Linux, as Electron's own (lib/browser/api/menu-item-roles.ts). */
const submenus: Partial<Record<Role, { readonly label: string; readonly submenu: Options[] }>> = {
  fileMenu: { label: 'File', submenu: [{ role: 'quit' }] },
  editMenu: {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      separator,
      { role: 'selectAll' },
    ],
  },
  windowMenu: { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'close' }] },
};

/** The options with what their role stands for; their own label and submenu win. */
export function withRole(options: Options): Options {
  const whole = options.role ? submenus[options.role] : undefined;
  return whole ? { ...whole, ...options } : options;
}
