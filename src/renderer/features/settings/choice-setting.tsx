// A setting that is one of several.
import { Dropdown, Option } from '@fluentui/react-components';
import styles from './choice-setting.module.css';
import { SettingRow } from './setting-row.tsx';

export function ChoiceSetting<Value extends string | number>(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  const { value, choices } = props;
  return (
    <SettingRow label={props.label} hint={props.hint}>
      <Dropdown
        className={styles['choice']}
        aria-label={props.label}
        value={choices.find((choice) => choice.value === value)?.label ?? String(value)}
        selectedOptions={[String(value)]}
        onOptionSelect={(_event, { optionValue }) => {
          const chosen = choices.find((choice) => String(choice.value) === optionValue);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <Option key={choice.value} value={String(choice.value)}>
            {choice.label}
          </Option>
        ))}
      </Dropdown>
    </SettingRow>
  );
}
