// A titled panel of the cluster screen.
import type { ReactNode } from 'react';
import styles from './card.module.css';

export function Card(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['card']} aria-label={props.title}>
      <header className={styles['head']}>
        <h2>{props.title}</h2>
        <span className={styles['aside']}>{props.aside}</span>
      </header>
      {props.children}
    </section>
  );
}
