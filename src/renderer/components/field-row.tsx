// A labelled row of a form: label to the left, field and what there is to say about it to the right.
import type { ReactNode } from 'react';
import styles from './field-row.module.css';

export function FieldRow(props: {
  readonly label: string;
  /** Id of the field that a click on the label goes to. */
  readonly htmlFor?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['row']}>
      {props.htmlFor === undefined ? (
        <span className={styles['label']}>{props.label}</span>
      ) : (
        <label className={styles['label']} htmlFor={props.htmlFor}>
          {props.label}
        </label>
      )}
      <div className={styles['fields']}>{props.children}</div>
    </div>
  );
}

/** A titled part of a form. */
export function FormSection(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={props.title}>
      <h2 className={styles['title']}>{props.title}</h2>
      {props.children}
    </section>
  );
}
