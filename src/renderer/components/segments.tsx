// A row of choices of which one holds: real radio buttons, drawn as segments.
import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './segments.module.css';

export type Segment<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** Why it cannot be chosen; absent where it can. */
  readonly disabledBecause?: string | undefined;
};

export function Segments<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props.label} className={styles['group']}>
      {props.choices.map((choice) => (
        <label
          key={choice.value}
          className={cx(styles['segment'], choice.value === props.value && styles['chosen'])}
          title={choice.disabledBecause}
        >
          <input
            type="radio"
            className={styles['input']}
            name={name}
            checked={choice.value === props.value}
            disabled={choice.disabledBecause !== undefined}
            onChange={() => {
              props.onChange(choice.value);
            }}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
