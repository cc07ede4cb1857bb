// One BrowserWindow: its life, and its place on the screen.
import { Contents } from './contents.ts';
import type { Host } from './host.ts';
import { pageScripts } from './page-scripts.ts';
import { Page } from './page.ts';
import { preventable } from './strict.ts';
import { presentWindow } from './window-facade.ts';
import { checkWindowOptions } from './window-options.ts';

type Bounds = Electron.Rectangle;
type WindowState = 'normal' | 'minimized' | 'maximized';

const openLimitMs = 30_000;

/** The window behind a `BrowserWindow`. What is seen of it is Chromium's own window. */
export class Window {
  readonly id: number;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents: Contents;
  readonly facade: Electron.BrowserWindow;
  targetId: string | undefined;
  visible: boolean;
  state: WindowState = 'normal';
  contentProtected = false;
  closed = false;
  bounds: Bounds;
  title: string;
  private shown = false;
  private readonly host: Host;
  private readonly opened: Promise<Page>;

  constructor(host: Host, id: number, options: Electron.BrowserWindowConstructorOptions) {
    checkWindowOptions(options);
    // https://www.electronjs.org/docs/latest/api/browser-window
    if (!host.lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    this.host = host;
    this.id = id;
    this.options = options;
    this.visible = options.show !== false;
    this.title = options.title ?? host.app.getName();
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.opened = this.open();
    this.opened.catch((error: unknown) => {
      if (!this.closed) throw error; // A bug of the stand-in, or Chromium has gone: end the run.
    });
    const session = host.sessions.of(options.webPreferences ?? {});
    const owner = {
      close: () => void this.close(),
      readyToShow: () => this.readyToShow(),
      navigated: () => this.navigated(),
    };
    this.contents = new Contents(id, { host, session, owner, opened: this.opened });
    this.facade = presentWindow(this);
    host.windows.push(this);
  }

  get parent(): Electron.BrowserWindow | null {
    const { parent } = this.options;
    return this.host.windows.find(({ facade }) => facade === parent)?.facade ?? null;
  }

  get focused(): boolean {
    return this.host.focused === this;
  }

  emit(event: string, ...args: unknown[]): void {
    const emitter: NodeJS.EventEmitter = this.facade;
    emitter.emit(event, ...args);
  }

  /** Asks the app and closes; false when the app prevented it. */
  close(): boolean {
    if (this.closed) return true;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }

  destroy(): void {
    if (this.closed) return;
    this.closed = true;
    const { windows, chromium } = this.host;
    windows.splice(windows.indexOf(this), 1);
    if (this.host.focused === this) this.host.focused = undefined;
    void this.opened
      .then(() => chromium.cdp.attempt('Target.closeTarget', { targetId: this.targetId ?? '' }))
      .catch(() => undefined);
    this.contents.destroy();
    this.emit('closed');
    this.host.lifecycle.windowClosed();
  }

  show(focus: boolean): void {
    if (!this.visible) {
      this.visible = true;
      this.emit('show', {});
    }
    if (focus) this.focus();
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.emit('hide', {});
    this.blur();
  }

  focus(): void {
    const before = this.host.focused;
    if (before === this) return;
    before?.blur();
    this.host.focused = this;
    this.emit('focus', {});
    this.host.app.emit('browser-window-focus', {}, this.facade);
    if (this.targetId !== undefined && this.host.chromium.visible)
      void this.host.chromium.cdp.attempt('Target.activateTarget', { targetId: this.targetId });
  }

  blur(): void {
    if (this.host.focused !== this) return;
    this.host.focused = undefined;
    this.emit('blur', {});
    this.host.app.emit('browser-window-blur', {}, this.facade);
  }

  setState(state: WindowState, event: string): void {
    if (this.state === state) return;
    this.state = state;
    void this.place({ windowState: state });
    this.emit(event, {});
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.bounds = { ...this.bounds, ...bounds };
    void this.place(this.bounds);
    this.emit('resize', {});
    this.emit('move', {});
  }

  /** Chromium says that the title changed: https://www.electronjs.org/docs/latest/api/browser-window#event-page-title-updated */
  titled(title: string): void {
    if (this.contents.url === '' || title === this.contents.title) return;
    this.contents.title = title;
    const event = preventable({});
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.title = title;
  }

  private readyToShow(): void {
    if (this.shown) return;
    this.shown = true;
    this.emit('ready-to-show', {});
  }

  private navigated(): void {
    const { page } = this.contents;
    if (page) void this.host.theme.apply(page.session, false);
  }

  private async place(bounds: { windowState?: WindowState } | Bounds): Promise<void> {
    const { cdp } = this.host.chromium;
    await this.opened.catch(() => undefined);
    const found = await cdp
      .send('Browser.getWindowForTarget', { targetId: this.targetId ?? '' })
      .catch(() => undefined); // The window has gone.
    if (found) await cdp.attempt('Browser.setWindowBounds', { windowId: found.windowId, bounds });
  }

  private async open(): Promise<Page> {
    const { host, options } = this;
    const { cdp } = host.chromium;
    const [targetId, scripts] = await Promise.all([
      this.createTarget(),
      pageScripts(
        {
          secret: `stand-in-${crypto.randomUUID()}`,
          subFrames: options.webPreferences?.nodeIntegrationInSubFrames === true,
          electronVersion: process.versions.electron,
          chromeVersion: process.versions.chrome,
          extraArguments: options.webPreferences?.additionalArguments ?? [],
        },
        options.webPreferences?.preload,
      ),
    ]);
    this.targetId = targetId;
    const { sessionId: session } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(
      { targetId, session },
      { cdp, schemes: host.schemes, scripts, owner: this.contents },
    );
    this.contents.page = page;
    await Promise.all([page.attach(), this.resize(targetId)]);
    await host.theme.apply(session, false);
    return page;
  }

  private async createTarget(): Promise<string> {
    const { chromium, targets } = this.host;
    const { width, height } = this.bounds;
    if (!chromium.visible) {
      const url = 'about:blank#stand-in';
      const created = await chromium.cdp.send('Target.createTarget', { url, newWindow: true, width, height });
      targets.claim(created.targetId);
      return created.targetId;
    }
    const url = `data:text/html,#stand-in-${this.id}`;
    const appeared = targets.waitFor(url, AbortSignal.timeout(openLimitMs));
    chromium.openAppWindow(url, { width, height });
    return appeared;
  }

  /** Sizes are of the page, as tests see it, not of the frame around it. */
  private async resize(targetId: string): Promise<void> {
    const { cdp } = this.host.chromium;
    const { width, height } = this.bounds;
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId });
    await cdp.attempt('Browser.setContentsSize', { windowId, width, height });
  }
}
