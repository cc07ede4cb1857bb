// Chromium's pages as they come and go: ours are matched to windows, others are closed.
import type { Protocol } from 'devtools-protocol';
import type { Host } from './host.ts';

/** Watches the browser's targets for the whole run. */
export class Targets {
  private readonly host: Host;
  private readonly waiting = new Map<string, (targetId: string) => void>();
  private readonly claimed = new Set<string>();

  constructor(host: Host) {
    this.host = host;
  }

  /** Starts watching; resolves when Chromium answers. */
  async watch(): Promise<void> {
    const { cdp } = this.host.chromium;
    cdp.listen('', (event) => {
      switch (event.method) {
        case 'Target.targetCreated': {
          this.created(event.params.targetInfo);
          return;
        }
        case 'Target.targetDestroyed':
          return this.host.windows.find(({ targetId }) => targetId === event.params.targetId)?.destroy();
        case 'Target.targetInfoChanged': {
          this.changed(event.params.targetInfo);
          return;
        }
        default:
          return;
      }
    });
    await cdp.send('Target.setDiscoverTargets', { discover: true });
  }

  /** Says that a target is a window's. */
  claim(targetId: string): void {
    this.claimed.add(targetId);
  }

  /** The target that shows `url` first. */
  waitFor(url: string, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.set(url, resolve);
      signal.addEventListener('abort', () => reject(new Error('stand-in: Chromium opened no window')));
    });
  }

  private created({ targetId, type, url, openerId }: Protocol.Target.TargetInfo): void {
    if (type !== 'page') return;
    const waiting = this.waiting.get(url);
    if (waiting) {
      this.waiting.delete(url);
      this.claim(targetId);
      waiting(targetId);
      return;
    }
    if (url === 'about:blank#stand-in' || this.claimed.has(targetId)) return;
    // Every way to a new window that the page's own world does not show, such as a middle click.
    void this.host.chromium.cdp.attempt('Target.closeTarget', { targetId });
    const opener = this.host.windows.find((window) => window.targetId === openerId);
    if (!opener)
      this.host.windows[0]?.contents.popup({
        url: this.host.schemes.toApp(url),
        frameName: '',
        features: '',
        disposition: 'background-tab',
      });
  }

  private changed({ targetId, title }: Protocol.Target.TargetInfo): void {
    this.host.windows.find((window) => window.targetId === targetId)?.titled(title);
  }
}
