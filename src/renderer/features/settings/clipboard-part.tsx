// Settings of the clipboard.
import { text } from '../../../shared/text/en.ts';
import { seconds } from '../../../shared/text/time.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import type { SettingsProps } from './screen.tsx';
import { SettingPart } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const offered = [10, 20, 30, 60, 120, 300];

export function ClipboardPart({ settings, save }: SettingsProps) {
  const words = text.settings;
  return (
    <SettingPart title={words.clipboard}>
      <ChoiceSetting
        label={words.clipboardSeconds}
        hint={words.clipboardHint}
        value={settings.clipboardSeconds}
        choices={choicesWith(settings.clipboardSeconds)}
        onChange={(clipboardSeconds) => {
          save({ clipboardSeconds });
        }}
      />
      <ChoiceSetting
        label={words.portalSeconds}
        hint={words.portalHint}
        value={settings.portalClipboardSeconds}
        choices={choicesWith(settings.portalClipboardSeconds)}
        onChange={(portalClipboardSeconds) => {
          save({ portalClipboardSeconds });
        }}
      />
      <SwitchSetting
        label={words.history}
        hint={words.historyHint}
        checked={settings.keepOutOfClipboardHistory}
        onChange={(keepOutOfClipboardHistory) => {
          save({ keepOutOfClipboardHistory });
        }}
      />
    </SettingPart>
  );
}

/** The usual times, and the one that holds now. */
function choicesWith(current: number) {
  const values = offered.includes(current) ? offered : [...offered, current].sort((a, b) => a - b);
  return values.map((value) => ({ value, label: seconds(value) }));
}
