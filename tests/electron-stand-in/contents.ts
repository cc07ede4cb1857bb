// The stand-in's `webContents`: loading, navigation events, IPC, and what the page asks of its window.
import type { Protocol } from 'devtools-protocol';
import type { EventEmitter } from 'node:events';
import type { Host } from './host.ts';
import { encodeValue, decodeValue } from './clone.ts';
import { presentContents } from './contents-facade.ts';
import type { Frame } from './frames.ts';
import { createIpc, type Ipc } from './ipc.ts';
import { answerIpc } from './ipc-answer.ts';
import type { KeyStroke } from './menu.ts';
import type { FromPage, Page, PageOwner } from './page.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';
import { notImplemented } from './strict.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What the contents need of their window. */
export interface ContentsOwner {
  close(): void;
  readyToShow(): void;
  navigated(): void;
}

/** One window's contents; its page exists once the window has opened. */
export class Contents implements PageOwner {
  readonly id: number;
  readonly session: Session;
  readonly ipc: Ipc;
  readonly facade: Electron.WebContents;
  openHandler: OpenHandler | undefined;
  devTools = false;
  destroyed = false;
  loading = false;
  url = '';
  title = '';
  page: Page | undefined;
  private readonly host: Host;
  private readonly owner: ContentsOwner;
  private readonly opened: Promise<Page>;
  private expected: string | undefined;
  private finished: (() => void) | undefined;

  constructor(
    id: number,
    parts: {
      readonly host: Host;
      readonly session: Session;
      readonly owner: ContentsOwner;
      readonly opened: Promise<Page>;
    },
  ) {
    this.id = id;
    this.host = parts.host;
    this.session = parts.session;
    this.owner = parts.owner;
    this.opened = parts.opened;
    this.ipc = createIpc('webContents.ipc');
    this.facade = presentContents(this);
  }

  /** The emitter behind the face, for events of any name. */
  get emitter(): EventEmitter {
    return this.facade;
  }

  /** Resolves at did-finish-load: https://www.electronjs.org/docs/latest/api/web-contents#contentsloadurlurl-options */
  async load(url: string): Promise<void> {
    const page = await this.opened;
    this.expected = withoutHash(new URL(url).href);
    this.loading = true;
    const loaded = new Promise<void>((resolve) => (this.finished = resolve));
    const { cdp } = this.host.chromium;
    const answer = await cdp.send('Page.navigate', { url: this.host.schemes.toWeb(url) }, page.session);
    const { errorText } = answer;
    if (errorText === undefined) return loaded;
    this.loading = false;
    const code = errorText.replace(/^net::/, '');
    this.emitter.emit('did-fail-load', {}, -2, code, url, true);
    throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
  }

  async reload(): Promise<void> {
    const page = await this.opened;
    this.expected = withoutHash(this.url);
    await this.host.chromium.cdp.attempt('Page.reload', {}, page.session);
  }

  async run(script: string): Promise<unknown> {
    const page = await this.opened;
    const call = { expression: script, awaitPromise: true, returnByValue: true };
    const answer = await this.host.chromium.cdp.send('Runtime.evaluate', call, page.session);
    const { exceptionDetails, result } = answer;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown; // Whatever the script gave, by value.
  }

  /** Runs an editing command ('copy', 'selectAll', …) where the focus is. */
  async edit(command: string): Promise<void> {
    const page = await this.opened;
    const { cdp } = this.host.chromium;
    await cdp.attempt('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }, page.session);
  }

  send(channel: string, args: readonly unknown[]): void {
    const message = { channel, args: encodeValue([...args]) };
    void this.opened.then((page) => page.deliver(page.frames.main, message));
  }

  /** Developer tools are not shown, only noted. */
  setDevTools(open: boolean): void {
    this.devTools = open;
    this.emitter.emit(open ? 'devtools-opened' : 'devtools-closed');
  }

  close(): void {
    this.owner.close();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.page?.forget();
    this.emitter.emit('destroyed');
  }

  received(frame: Frame, message: FromPage): void {
    const args = decodeValue(message.args) as unknown[]; // The boot script always sends a list.
    switch (message.kind) {
      case 'invoke':
      case 'send':
        return void answerIpc(this, frame, { ...message, args }, this.host.ipcMain);
      case 'open': {
        this.popup(args[0] as Omit<Electron.HandlerDetails, 'referrer'>);
        return;
      } // As made by boot/page-world.ts.
      case 'close': {
        this.owner.close();
        return;
      }
      case 'key': {
        this.host.menus.press(args[0] as KeyStroke);
        return;
      } // As made by boot/preload-world.ts.
      case 'drag':
        return;
    }
  }

  async requested(paused: Protocol.Fetch.RequestPausedEvent, session: string): Promise<void> {
    const { page, host } = this;
    if (!page) return;
    await answerRequest(paused, session, {
      cdp: host.chromium.cdp,
      schemes: host.schemes,
      session: this.session,
      contents: this.facade,
      mainFrame: page.frames.main,
      frame: (id) => page.frames.get(id),
      startedByMain: (url) => {
        const ours = this.expected === withoutHash(url);
        if (ours) this.expected = undefined;
        return ours;
      },
    });
  }

  navigated(frame: Frame, main: boolean, sameDocument: boolean): void {
    if (main) this.url = frame.url;
    if (sameDocument) {
      this.emitter.emit('did-navigate-in-page', {}, frame.url, main, 1, frame.facade.routingId);
    } else if (main) {
      this.owner.navigated();
      this.emitter.emit('did-navigate', {}, frame.url, 200, 'OK');
    }
  }

  domReady(): void {
    if (this.url !== '') this.emitter.emit('dom-ready', {});
  }

  loaded(): void {
    if (this.url === '') return; // The blank page that a window starts with.
    this.loading = false;
    this.owner.readyToShow();
    this.emitter.emit('did-finish-load', {});
    this.finished?.();
  }

  crashed(): void {
    const details = { reason: 'crashed', exitCode: 1 };
    this.emitter.emit('render-process-gone', {}, details);
    this.host.app.emit('render-process-gone', {}, this.facade, details);
  }

  /** Source: https://www.electronjs.org/docs/latest/api/web-contents#contentssetwindowopenhandlerhandler */
  popup(details: Omit<Electron.HandlerDetails, 'referrer'>): void {
    if (!this.openHandler) notImplemented('window.open without setWindowOpenHandler');
    const referrer = { url: this.url, policy: 'strict-origin-when-cross-origin' } as const;
    const { action } = this.openHandler({ ...details, referrer });
    if (action !== 'deny') notImplemented(`setWindowOpenHandler answering '${action}'`);
  }

  console(level: string, message: string): void {
    this.emitter.emit('console-message', { level, message, lineNumber: 0, sourceId: '' });
  }

  preloadFailed(error: Error): void {
    process.stderr.write(`stand-in: the preload failed: ${error.message}\n`);
    this.emitter.emit('preload-error', {}, '', error);
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}
