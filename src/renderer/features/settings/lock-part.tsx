// Settings of the app's own lock.
import { lockText } from '../../../shared/text/lock.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const offered = [0, 5, 15, 60] as const;

export function LockPart({ settings, save }: SettingsProps) {
  const words = lockText.settings;
  return (
    <SettingPart title={words.title}>
      <ChoiceSetting
        label={words.after}
        hint={words.afterHint}
        value={settings.lockMinutes}
        choices={offered.map((value) => ({
          value,
          label: value === 0 ? words.never : words.minutes(value),
        }))}
        onChange={(lockMinutes) => {
          save({ lockMinutes });
        }}
      />
      <SwitchSetting
        label={words.withScreen}
        hint={words.withScreenHint}
        checked={settings.lockWithScreen}
        onChange={(lockWithScreen) => {
          save({ lockWithScreen });
        }}
      />
    </SettingPart>
  );
}
