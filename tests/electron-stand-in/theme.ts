// The stand-in's `nativeTheme`; its choice reaches the pages as prefers-color-scheme.
import type { Host } from './host.ts';
import { emitterWith, eventsOf, strict, type Carried } from './strict.ts';

type Source = Electron.NativeTheme['themeSource'];

/** The system's own theme is light here. Source: https://www.electronjs.org/docs/latest/api/native-theme */
export class Theme {
  readonly facade: Electron.NativeTheme;
  private source: Source = 'system';
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    const read = () => this.source;
    const choose = (source: Source) => this.choose(source);
    const members = {
      get themeSource() {
        return read();
      },
      set themeSource(source) {
        choose(source);
      },
      get shouldUseDarkColors() {
        return read() === 'dark';
      },
      shouldUseHighContrastColors: false,
      shouldUseInvertedColorScheme: false,
      inForcedColorsMode: false,
      prefersReducedTransparency: false,
    } satisfies Carried<Electron.NativeTheme>;
    const events = eventsOf<Electron.NativeTheme>()('updated');
    this.facade = strict<Electron.NativeTheme>('nativeTheme', emitterWith(members), events);
  }

  /** Tells a page; 'system' leaves it what Chromium found, or what a driver emulates. */
  async apply(session: string, changed: boolean): Promise<void> {
    if (this.source === 'system' && !changed) return;
    const value = this.source === 'system' ? '' : this.source;
    const features = [{ name: 'prefers-color-scheme', value }];
    await this.host.chromium.cdp.attempt('Emulation.setEmulatedMedia', { features }, session);
  }

  private choose(source: Source): void {
    if (source === this.source) return;
    this.source = source;
    for (const { contents } of this.host.windows)
      if (contents.page) void this.apply(contents.page.session, true);
    this.facade.emit('updated');
  }
}
