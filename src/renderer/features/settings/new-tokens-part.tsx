// Defaults of the issue form.
import { LIFETIME_PRESETS_SECONDS } from '../../../shared/lifetime.ts';
import type { RolePreset } from '../../../shared/role.ts';
import { text } from '../../../shared/text/en.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { keeps, presets } from '../../../shared/text/words.ts';
import type { Keep } from '../../../shared/token.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const roles: readonly RolePreset[] = ['arc-portal-reader', 'view', 'edit', 'admin', 'cluster-admin'];
const places: readonly Keep[] = ['keychain', 'until-quit', 'copy-once'];

export function NewTokensPart({ settings, save }: SettingsProps) {
  const words = text.settings;
  const lifetimes: number[] = [...LIFETIME_PRESETS_SECONDS];
  if (!lifetimes.includes(settings.lifetimeSeconds)) lifetimes.push(settings.lifetimeSeconds);
  return (
    <SettingPart title={words.newTokens}>
      <ChoiceSetting
        label={words.role}
        value={settings.rolePreset}
        choices={roles.map((value) => ({ value, label: presets[value].name }))}
        onChange={(rolePreset) => {
          save({ rolePreset });
        }}
      />
      <ChoiceSetting
        label={words.lifetime}
        value={settings.lifetimeSeconds}
        choices={lifetimes.sort((a, b) => a - b).map((value) => ({ value, label: lifetime(value) }))}
        onChange={(lifetimeSeconds) => {
          save({ lifetimeSeconds });
        }}
      />
      <ChoiceSetting
        label={words.keep}
        hint={settings.keep === undefined ? words.keepHint : undefined}
        value={settings.keep ?? 'auto'}
        choices={[
          ...(settings.keep === undefined ? [{ value: 'auto' as const, label: words.keepAuto }] : []),
          ...places.map((value) => ({ value, label: keeps[value] })),
        ]}
        onChange={(keep) => {
          if (keep !== 'auto') save({ keep });
        }}
      />
      <SwitchSetting
        label={words.revocable}
        hint={words.revocableHint}
        checked={settings.revocable}
        onChange={(revocable) => {
          save({ revocable });
        }}
      />
    </SettingPart>
  );
}
