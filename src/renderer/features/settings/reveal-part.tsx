// How long a revealed token shows, and what others see of the window.
import { text } from '../../../shared/text/en.ts';
import { seconds } from '../../../shared/text/time.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const offered = [10, 20, 30, 60, 120];

export function RevealPart({ settings, save }: SettingsProps) {
  const words = text.settings;
  const values = offered.includes(settings.revealSeconds) ? offered : [...offered, settings.revealSeconds];
  return (
    <SettingPart title={words.reveal}>
      <ChoiceSetting
        label={words.revealSeconds}
        value={settings.revealSeconds}
        choices={values.map((value) => ({ value, label: seconds(value) }))}
        onChange={(revealSeconds) => {
          save({ revealSeconds });
        }}
      />
      <SwitchSetting
        label={words.protection}
        hint={words.protectionHint}
        checked={settings.contentProtection}
        onChange={(contentProtection) => {
          save({ contentProtection });
        }}
      />
    </SettingPart>
  );
}
