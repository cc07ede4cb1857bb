// A row of the settings: what it is, a hint, and the control; and the part that rows belong to.
import type { ReactNode } from 'react';
import styles from './setting-row.module.css';

export function SettingPart(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']} aria-label={props.title}>
      <h2>{props.title}</h2>
      <div className={styles['rows']}>{props.children}</div>
    </section>
  );
}

export function SettingRow(props: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['row']}>
      <div className={styles['words']}>
        <div>{props.label}</div>
        {props.hint !== undefined && <div className={styles['hint']}>{props.hint}</div>}
      </div>
      {props.children}
    </div>
  );
}
