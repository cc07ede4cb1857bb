// Defaults of the issue form.
import { LIFETIME_PRESETS_SECONDS } from '../../../shared/lifetime.ts';
import type { RolePreset } from '../../../shared/role.ts';
import { text } from '../../../shared/text/en.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { keeps, presets } from '../../../shared/text/words.ts';
import type { Keep } from '../../../shared/token.ts';
import { managedText } from '../../../shared/text/managed.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { useManaged } from './managed-part.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const roles: readonly RolePreset[] = ['arc-portal-reader', 'view', 'edit', 'admin', 'cluster-admin'];
const places: readonly Keep[] = ['keychain', 'until-quit', 'copy-once'];

export function NewTokensPart({ settings, save }: SettingsProps) {
  const words = text.settings;
  const state = useManaged();
  const managed = state?.state === 'managed' ? state.managed : undefined;
  const { longestLifetimeSeconds: longest = Infinity } = managed ?? {};
  const allowedRoles = roles.filter((role) => managed?.roles?.includes(role) ?? true);
  const allowedPlaces = places.filter((place) => managed?.keep?.includes(place) ?? true);
  const hintOf = (limited: boolean) => (limited ? managedText.choiceHint : undefined);
  const lifetimes: number[] = LIFETIME_PRESETS_SECONDS.filter((seconds) => seconds <= longest);
  if (!lifetimes.includes(settings.lifetimeSeconds)) lifetimes.push(settings.lifetimeSeconds);
  return (
    <SettingPart title={words.newTokens}>
      <ChoiceSetting
        label={words.role}
        hint={hintOf(managed?.roles !== undefined)}
        value={settings.rolePreset}
        choices={allowedRoles.map((value) => ({ value, label: presets[value].name }))}
        onChange={(rolePreset) => {
          save({ rolePreset });
        }}
      />
      <ChoiceSetting
        label={words.lifetime}
        hint={hintOf(managed?.longestLifetimeSeconds !== undefined)}
        value={settings.lifetimeSeconds}
        choices={lifetimes.sort((a, b) => a - b).map((value) => ({ value, label: lifetime(value) }))}
        onChange={(lifetimeSeconds) => {
          save({ lifetimeSeconds });
        }}
      />
      <ChoiceSetting
        label={words.keep}
        hint={
          hintOf(managed?.keep !== undefined) ?? (settings.keep === undefined ? words.keepHint : undefined)
        }
        value={settings.keep ?? 'auto'}
        choices={[
          ...(settings.keep === undefined ? [{ value: 'auto' as const, label: words.keepAuto }] : []),
          ...allowedPlaces.map((value) => ({ value, label: keeps[value] })),
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
