// A namespace: typed freely, with the ones that exist to choose from.
import { Combobox, Option } from '@fluentui/react-components';
import { text } from '../../../shared/text/en.ts';
import styles from './namespace-field.module.css';

/** Most names shown at once; more are found by typing. */
const SHOWN = 100;

export function NamespaceField(props: {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly invalid: boolean;
  readonly describedBy?: string;
  readonly onChange: (namespace: string) => void;
  /** Called when a name is chosen or Enter is pressed, for a field that collects several. */
  readonly onDone?: (namespace: string) => void;
}) {
  const { value, names, onDone } = props;
  const exact = names.includes(value);
  const matching = exact ? names : names.filter((name) => name.includes(value.trim()));
  const shown = matching.slice(0, SHOWN);
  return (
    <Combobox
      className={styles['field']}
      freeform
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      autoComplete="off"
      spellCheck={false}
      value={value}
      selectedOptions={exact ? [value] : []}
      onChange={(event) => {
        props.onChange(event.target.value);
      }}
      onOptionSelect={(_event, { optionValue }) => {
        if (optionValue === undefined) return;
        props.onChange(optionValue);
        onDone?.(optionValue);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || onDone === undefined) return;
        event.preventDefault();
        onDone(value);
      }}
    >
      {shown.map((name) => (
        <Option key={name} text={name}>
          {name}
        </Option>
      ))}
      {matching.length > shown.length && (
        <Option disabled text="">
          {text.issue.moreToType(matching.length - shown.length)}
        </Option>
      )}
    </Combobox>
  );
}
