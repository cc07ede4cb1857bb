// Menus and their accelerators.
import type { Host } from './host.ts';
import { createMenuItem, isMenuItem } from './menu-item.ts';
import { withRole } from './menu-roles.ts';
import { emitterWith, eventsOf, strict, strictClass, type Carried } from './strict.ts';

/** A key with its modifiers, as a page reports it; `key` in lower case. */
export interface KeyStroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

type Template = readonly (Electron.MenuItemConstructorOptions | Electron.MenuItem)[];

/** The application menu and the two constructors. Source: https://www.electronjs.org/docs/latest/api/menu */
export class Menus {
  readonly Menu: typeof Electron.Menu;
  readonly MenuItem: typeof Electron.MenuItem;
  private application: Electron.Menu | null = null;
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    const statics = {
      buildFromTemplate: (template: Template) => this.build(template),
      setApplicationMenu: (menu: Electron.Menu | null) => void (this.application = menu),
      getApplicationMenu: () => this.application,
    } satisfies Carried<typeof Electron.Menu>;
    this.Menu = strictClass<typeof Electron.Menu>('Menu', () => this.create(), statics);
    const make = (options: Electron.MenuItemConstructorOptions) => this.createItem(options);
    this.MenuItem = strictClass<typeof Electron.MenuItem>('MenuItem', make, {});
  }

  /** Runs the item of the application menu that a key stroke means. */
  press(stroke: KeyStroke): void {
    this.application?.items.some((item) => press(item, stroke));
  }

  private build(template: Template): Electron.Menu {
    const menu = this.create();
    for (const entry of template) menu.append(isMenuItem(entry) ? entry : this.createItem(entry));
    return menu;
  }

  private createItem(given: Electron.MenuItemConstructorOptions): Electron.MenuItem {
    const options = withRole(given);
    const { submenu } = options;
    const built = Array.isArray(submenu) ? this.build(submenu) : submenu;
    // Whatever is no template is a menu already.
    return createMenuItem(this.host, options, built);
  }

  private create(): Electron.Menu {
    const items: Electron.MenuItem[] = [];
    const events = eventsOf<Electron.Menu>()('menu-will-show', 'menu-will-close');
    const members = {
      items,
      append: (item: Electron.MenuItem) => void items.push(item),
      insert: (at: number, item: Electron.MenuItem) => void items.splice(at, 0, item),
      getMenuItemById: (id: string) => find(items, id),
      popup: () => {
        this.host.recorded.menusShown.push(menu);
        menu.emit('menu-will-show', {});
      },
      closePopup: () => void menu.emit('menu-will-close', {}),
    } satisfies Carried<Electron.Menu>;
    const menu = strict<Electron.Menu>('Menu', emitterWith(members), events);
    return menu;
  }
}

function find(items: readonly Electron.MenuItem[], id: string): Electron.MenuItem | null {
  for (const item of items) {
    const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
    if (found) return found;
  }
  return null;
}

function press(item: Electron.MenuItem, stroke: KeyStroke): boolean {
  if (item.submenu) return item.submenu.items.some((inner) => press(inner, stroke));
  const accelerator = item.accelerator;
  if (typeof accelerator !== 'string' || !item.enabled || !means(accelerator, stroke)) return false;
  Reflect.apply(item.click, item, []);
  return true;
}

/** Source: https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators */
function means(accelerator: string, stroke: KeyStroke): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const has = (...names: string[]) => names.some((name) => parts.slice(0, -1).includes(name));
  return (
    parts.at(-1) === (stroke.key === ' ' ? 'space' : stroke.key) &&
    has('ctrl', 'control', 'cmdorctrl', 'commandorcontrol') === stroke.ctrl &&
    has('shift') === stroke.shift &&
    has('alt', 'option') === stroke.alt &&
    has('meta', 'super') === stroke.meta
  );
}
