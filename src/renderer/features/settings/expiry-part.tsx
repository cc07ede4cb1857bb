// When the user is told that tokens end.
import { expiryText } from '../../../shared/text/expiry.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';

const offered: readonly (readonly number[])[] = [[60, 10], [60, 15], [240, 60], [60], [15], []];

export function ExpiryPart({ settings, save }: SettingsProps) {
  const words = expiryText.settings;
  const current = settings.notifyMinutes;
  const isOffered = offered.some((minutes) => keyOf(minutes) === keyOf(current));
  return (
    <SettingPart title={words.title}>
      <ChoiceSetting
        label={words.notify}
        hint={words.notifyHint}
        value={keyOf(current)}
        choices={(isOffered ? offered : [current, ...offered]).map((minutes) => ({
          value: keyOf(minutes),
          label: minutes.length === 0 ? words.off : minutes.map(words.before).join(words.and),
        }))}
        onChange={(key) => {
          save({ notifyMinutes: key === '' ? [] : key.split(' ').map(Number) });
        }}
      />
    </SettingPart>
  );
}

function keyOf(minutes: readonly number[]): string {
  return minutes.join(' ');
}
