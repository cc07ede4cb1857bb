// From ready to quit, in the order that Electron gives its events.
import type { Host } from './host.ts';
import { preventable } from './strict.ts';

/** Source: https://www.electronjs.org/docs/latest/api/app#events */
export class Lifecycle {
  readonly whenReady: Promise<void>;
  ready = false;
  private quitting = false;
  private readonly host: Host;
  private becomeReady: () => void = () => undefined;

  constructor(host: Host) {
    this.host = host;
    this.whenReady = new Promise((resolve) => (this.becomeReady = resolve));
  }

  private get app(): NodeJS.EventEmitter {
    return this.host.app;
  }

  /** Called once, after the app's main module has run. */
  start(): void {
    this.ready = true;
    this.app.emit('ready', {}, {});
    this.becomeReady();
  }

  /** before-quit, close of each window, will-quit, quit; a prevented event or window stops it. */
  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    const before = preventable({});
    this.app.emit('before-quit', before);
    if (before.defaultPrevented || !this.closeAll()) {
      this.quitting = false;
      return;
    }
    const will = preventable({});
    this.app.emit('will-quit', will);
    this.quitting = !will.defaultPrevented;
    if (this.quitting) this.leave(0);
  }

  /** Ends at once: windows are not asked, before-quit and will-quit are not sent. */
  exit(code: number): void {
    for (const window of [...this.host.windows]) window.destroy();
    this.leave(code);
  }

  /** Without a listener for window-all-closed the app quits. */
  windowClosed(): void {
    const { windows } = this.host;
    if (windows.length > 0 || this.quitting) return;
    setImmediate(() => {
      if (windows.length > 0 || this.quitting) return;
      if (this.app.listenerCount('window-all-closed') > 0) this.app.emit('window-all-closed');
      else this.quit();
    });
  }

  private closeAll(): boolean {
    return [...this.host.windows].every((window) => window.close());
  }

  private leave(code: number): void {
    this.app.emit('quit', {}, code);
    process.exit(code);
  }
}
