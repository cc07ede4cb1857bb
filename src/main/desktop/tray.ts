// The tray: copy the last used tokens and those that end soon by name, quick copy, lock, quit.
import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { IssuanceId } from '../../shared/ids.ts';
import { clock } from '../../shared/text/time.ts';
import { trayText as words } from '../../shared/text/tray.ts';
import type { Core } from '../core.ts';
import { trayIcon } from './tray-icon.ts';

/** Changes that come together are drawn once, milliseconds. */
const GATHER_MS = 200;

export type TrayParts = {
  readonly core: Pick<Core, 'lock' | 'trayTokens'>;
  readonly wanted: () => boolean;
  readonly copy: (issuanceId: IssuanceId) => void;
  readonly open: () => void;
  readonly quickCopy: () => void;
  readonly quit: () => void;
};

export class DeskTray {
  readonly #parts: TrayParts;
  #tray: Tray | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: TrayParts) {
    this.#parts = parts;
  }

  /** Something that it shows may have changed. */
  update(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#draw();
    }, GATHER_MS).unref();
  }

  /** Takes it away, at quit. */
  close(): void {
    clearTimeout(this.#timer);
    this.#tray?.destroy();
    this.#tray = undefined;
  }

  #draw(): void {
    const { core, wanted, open } = this.#parts;
    if (!wanted()) {
      this.close();
      return;
    }
    const { locked } = core.lock;
    const tokens = core.trayTokens();
    const soon = tokens.soon.length;
    const icon = trayIcon(soon > 0);
    if (this.#tray === undefined) {
      this.#tray = new Tray(icon);
      // Where the system opens the menu on a click, this does not come.
      this.#tray.on('click', open);
    } else this.#tray.setImage(icon);
    this.#tray.setToolTip(locked ? words.tipLocked : words.tip(soon));
    // Linux shows a change only of a menu that is set anew.
    this.#tray.setContextMenu(Menu.buildFromTemplate(this.#menu(locked, tokens)));
  }

  /** Locked, it names no token and copies none. */
  #menu(locked: boolean, { soon, lastUsed }: ReturnType<Core['trayTokens']>): MenuItemConstructorOptions[] {
    const { core, copy, open, quickCopy, quit } = this.#parts;
    const end: MenuItemConstructorOptions[] = [
      { id: 'open', label: words.open, click: open },
      { id: 'quit', label: words.quit, click: quit },
    ];
    if (locked) return end;
    const part = (label: string, tokens: typeof soon): MenuItemConstructorOptions[] =>
      tokens.length === 0
        ? []
        : [
            { label, enabled: false },
            ...tokens.map(({ issuanceId, accountName, clusterName, expiresAt }) => ({
              id: issuanceId,
              label: words.item(
                accountName,
                clusterName,
                expiresAt === null || tokens !== soon ? undefined : clock(expiresAt).slice(0, 5),
              ),
              click: () => copy(issuanceId),
            })),
            { type: 'separator' },
          ];
    return [
      ...part(words.soon, soon),
      ...part(words.lastUsed, lastUsed),
      { id: 'quick-copy', label: words.quickCopy, click: quickCopy },
      { id: 'lock', label: words.lock, click: () => void core.lock.lock('user') },
      ...end,
    ];
  }
}
