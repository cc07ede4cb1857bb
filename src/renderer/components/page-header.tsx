// Title of a screen, one line about it, and what can be done here.
import type { ReactNode } from 'react';
import styles from './page-header.module.css';

export function PageHeader(props: {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly above?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles['header']}>
      <div className={styles['words']}>
        {props.above !== undefined && <div className={styles['above']}>{props.above}</div>}
        <h1 className={styles['title']}>{props.title}</h1>
        {props.subtitle !== undefined && <div className={styles['subtitle']}>{props.subtitle}</div>}
      </div>
      <div className={styles['actions']}>{props.children}</div>
    </header>
  );
}
