// What a sign-in to the portal takes.
import { signInText as words } from '../../../shared/text/portal-sign-in.ts';
import { text } from '../../../shared/text/en.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';

const choices = ['fresh', 'kept'] as const;

export function PortalPart({ settings, save }: SettingsProps) {
  return (
    <SettingPart title={text.settings.portal}>
      <ChoiceSetting
        label={words.setting}
        hint={words.settingHint}
        value={settings.portalToken}
        choices={choices.map((value) => ({ value, label: words.choices[value] }))}
        onChange={(portalToken) => {
          save({ portalToken });
        }}
      />
    </SettingPart>
  );
}
