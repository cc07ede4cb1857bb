// Light or dark: follows the setting, and tells the background that a window has before its page draws.
import { nativeTheme, type BrowserWindow } from 'electron';
import type { Settings } from '../../shared/settings.ts';

/** Fluent's colorNeutralBackground1, light and dark. */
const backgrounds = { light: '#ffffff', dark: '#292929' };

/** The colour for a window that shows nothing yet. */
export function windowBackground(): string {
  return nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light;
}

/** Takes over what of the settings concerns the windows themselves. */
export function applySettings(settings: Settings, window: BrowserWindow | undefined): void {
  nativeTheme.themeSource = settings.theme;
  if (window === undefined || window.isDestroyed()) return;
  window.setBackgroundColor(windowBackground());
  window.setContentProtection(settings.contentProtection);
}
