// A definition list: label to the left, fact to the right.
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './facts.module.css';

export type Fact = {
  readonly label: string;
  readonly value: ReactNode;
  /** True for what one could paste into a terminal. */
  readonly mono?: boolean;
  readonly title?: string | undefined;
};

/** Facts without a value are left out. */
export function Facts(props: { readonly facts: readonly Fact[]; readonly labelWidth?: number }) {
  return (
    <dl
      className={styles['facts']}
      style={{ gridTemplateColumns: `${props.labelWidth ?? 96}px minmax(0, 1fr)` }}
    >
      {props.facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ label, value, mono, title }) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd className={cx(mono === true && styles['mono'])} title={title}>
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}
