// Fluent's themes with our fonts and the few colours that Fluent has no fitting token for.
import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

const fonts = {
  fontFamilyBase: "'Segoe UI Variable', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, ui-monospace, monospace",
};

/** Our own tokens; each becomes a CSS variable of the same name. */
type Own = {
  readonly appWarn: string;
  readonly appBad: string;
  readonly appGroup: string;
  readonly appRule: string;
  readonly appRefusal: string;
  readonly appRefusalBorder: string;
  readonly appWarnPanel: string;
  readonly appWarnBorder: string;
};

export const lightTheme: Theme & Own = {
  ...webLightTheme,
  ...fonts,
  appWarn: '#9a4b00',
  appBad: webLightTheme.colorPaletteRedForeground1,
  appGroup: webLightTheme.colorNeutralBackground3,
  appRule: webLightTheme.colorNeutralStroke2,
  appRefusal: webLightTheme.colorPaletteRedBackground1,
  appRefusalBorder: webLightTheme.colorPaletteRedBorder1,
  appWarnPanel: '#fff6f0',
  appWarnBorder: '#f5c7a1',
};

export const darkTheme: Theme & Own = {
  ...webDarkTheme,
  ...fonts,
  appWarn: '#f4a25b',
  appBad: webDarkTheme.colorPaletteCranberryForeground2,
  appGroup: webDarkTheme.colorNeutralBackground2,
  appRule: webDarkTheme.colorNeutralStroke3,
  appRefusal: '#341b1c',
  appRefusalBorder: '#6b2a2c',
  appWarnPanel: '#33241a',
  appWarnBorder: '#6b4526',
};
