// Whether the app is in the system's tray.
import { trayText } from '../../../shared/text/tray.ts';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

export function TrayPart({ settings, save }: SettingsProps) {
  const words = trayText.settings;
  return (
    <SettingPart title={words.title}>
      <SwitchSetting
        label={words.show}
        hint={words.hint}
        checked={settings.tray}
        onChange={(tray) => {
          save({ tray });
        }}
      />
    </SettingPart>
  );
}
