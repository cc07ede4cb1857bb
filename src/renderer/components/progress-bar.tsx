// Progress of a job: a bar that is honest about not knowing how long it takes.
import { cx } from './cx.ts';
import styles from './progress-bar.module.css';

/** `total` 0 means that nobody knows. */
export function ProgressBar(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}) {
  const known = props.total > 0;
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      className={styles['track']}
      {...(known ? { 'aria-valuenow': props.done, 'aria-valuemin': 0, 'aria-valuemax': props.total } : {})}
    >
      <span
        className={cx(styles['fill'], !known && styles['unknown'])}
        style={known ? { width: `${(props.done / props.total) * 100}%` } : undefined}
      />
    </div>
  );
}
