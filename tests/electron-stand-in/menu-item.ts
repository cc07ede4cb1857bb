// One menu item: what it does when it is chosen, by its own `click` or by its role.
import type { Host } from './host.ts';
import { editRoles, roleAccelerators, type Role } from './menu-roles.ts';
import { notImplemented, onlyOptions, strict, type Carried } from './strict.ts';

type Options = Electron.MenuItemConstructorOptions;

const knownOptions = [
  'id',
  'label',
  'type',
  'role',
  'click',
  'submenu',
  'accelerator',
  'enabled',
  'visible',
  'checked',
  'sublabel',
  'toolTip',
  'icon',
  'registerAccelerator',
] as const satisfies readonly (keyof Options)[];

const items = new WeakSet<object>();

/** Whether an entry of a template is an item already. */
export function isMenuItem(entry: Options | Electron.MenuItem): entry is Electron.MenuItem {
  return items.has(entry);
}

/** Source: https://www.electronjs.org/docs/latest/api/menu-item */
export function createMenuItem(
  host: Host,
  options: Options,
  submenu: Electron.Menu | undefined,
): Electron.MenuItem {
  onlyOptions('MenuItem', options, knownOptions);
  const { role, click } = options;
  const accelerator = options.accelerator ?? (role ? roleAccelerators[role] : undefined);
  const members = {
    id: options.id ?? '',
    label: options.label ?? role ?? '',
    type: options.type ?? (submenu ? 'submenu' : 'normal'),
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    sublabel: options.sublabel ?? '',
    toolTip: options.toolTip ?? '',
    registerAccelerator: options.registerAccelerator ?? true,
    commandId: 0,
    click: (event: Electron.KeyboardEvent = {}) => {
      if (!item.enabled) return;
      if (item.type === 'checkbox') item.checked = !item.checked;
      const window = host.focused?.facade;
      if (click) click(item, window, event);
      else if (role) runRole(host, role);
    },
    ...(accelerator === undefined ? {} : { accelerator }),
    ...(submenu ? { submenu } : {}),
  } satisfies Carried<Electron.MenuItem>;
  const absent = { role, accelerator: null, submenu: undefined, icon: undefined };
  const item = strict<Electron.MenuItem>('MenuItem', { ...absent, ...members });
  items.add(item);
  return item;
}

function runRole(host: Host, role: Role): void {
  const window = host.focused;
  if (editRoles.includes(role)) return void window?.contents.edit(role);
  switch (role) {
    case 'quit':
      host.lifecycle.quit();
      return;
    case 'close':
      window?.close();
      return;
    case 'minimize':
      window?.facade.minimize();
      return;
    case 'reload':
      void window?.contents.reload();
      return;
    case 'toggleDevTools':
      window?.contents.setDevTools(!window.contents.devTools);
      return;
    default:
      return notImplemented(`menu role '${role}'`);
  }
}
