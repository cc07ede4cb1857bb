// Shows one token in a window of its own: masked until the user asks, for a limited time, then gone with its renderer.
import { BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { IssuanceId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Ports } from '../ports.ts';
import { isOurPage, refused } from './gate.ts';
import { windowBackground } from './theme.ts';
import { focusWindow, loadPage, webPreferences } from './window.ts';

const size = { width: 640, height: 400, minWidth: 420, minHeight: 280 };

/** Keeps at most one reveal window for each token. */
export class RevealWindows {
  readonly #open = new Map<IssuanceId, BrowserWindow>();

  /**
   * Opens the window and answers once its page is there. It closes by itself after `seconds`. The page gets the token
   * from `read`, which is called each time the user unmasks it, and by nothing else.
   */
  readonly reveal: Ports['reveal'] = async ({ issuanceId, title, seconds, read }) => {
    const present = this.#open.get(issuanceId);
    if (present !== undefined) {
      focusWindow(present);
      return ok(undefined);
    }
    const window = new BrowserWindow({
      ...size,
      title,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: windowBackground(),
      webPreferences: webPreferences('reveal.cjs'),
    });
    window.setContentProtection(true);
    this.#open.set(issuanceId, window);
    const timer = setTimeout(() => window.destroy(), seconds * 1000);
    window.once('closed', () => {
      clearTimeout(timer);
      this.#open.delete(issuanceId);
    });
    window.once('ready-to-show', () => window.show());
    answer(window, { title, endsAt: Date.now() + seconds * 1000, read });
    await loadPage(window, 'reveal.html');
    return ok(undefined);
  };

  /** Destroys them all, at quit. */
  closeAll(): void {
    for (const window of this.#open.values()) window.destroy();
  }
}

/** The window's own three calls; none takes anything from the page. */
function answer(
  window: BrowserWindow,
  about: { title: string; endsAt: number; read: () => Promise<Result<string>> },
): void {
  const contents = window.webContents;
  const trusted = (event: IpcMainInvokeEvent) => isOurPage(event, contents);
  contents.ipc.handle('reveal.about', (event) =>
    trusted(event) ? { title: about.title, endsAt: about.endsAt } : refused(),
  );
  contents.ipc.handle('reveal.read', (event) => (trusted(event) ? about.read() : refused()));
  contents.ipc.handle('reveal.close', (event) => {
    if (trusted(event)) window.destroy();
  });
}
