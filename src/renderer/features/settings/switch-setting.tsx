// A setting that is on or off.
import { Switch } from '@fluentui/react-components';
import styles from './switch-setting.module.css';
import { SettingRow } from './setting-row.tsx';

export function SwitchSetting(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <SettingRow label={props.label} hint={props.hint}>
      <Switch
        className={styles['switch']}
        aria-label={props.label}
        checked={props.checked}
        onChange={(_event, { checked }) => {
          props.onChange(checked);
        }}
      />
    </SettingRow>
  );
}
