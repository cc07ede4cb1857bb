// The way to off-boarding, which takes away what an account or this desk holds everywhere.
import { Button } from '@fluentui/react-components';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { SettingPart, SettingRow } from './setting-row.tsx';

const words = removalWords.offBoarding;

export function OffBoardingPart() {
  const { go } = useNavigation();
  return (
    <SettingPart title={words.setting}>
      <SettingRow label={words.title} hint={words.settingHint}>
        <Button
          onClick={() => {
            go({ kind: 'off-boarding' });
          }}
        >
          {words.open}
        </Button>
      </SettingRow>
    </SettingPart>
  );
}
