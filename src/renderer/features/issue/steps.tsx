// The three steps of an issue, and which one is now.
import { Checkmark12Regular } from '@fluentui/react-icons/svg/checkmark';
import { text } from '../../../shared/text/en.ts';
import { cx } from '../../components/cx.ts';
import styles from './steps.module.css';

/** `current` counts from 0. */
export function Steps({ current }: { readonly current: number }) {
  return (
    <ol className={styles['steps']} aria-label={text.issue.stepsLabel}>
      {text.issue.steps.map((name, index) => (
        <li
          key={name}
          className={cx(
            styles['step'],
            index === current && styles['current'],
            index < current && styles['done'],
          )}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles['number']}>{index < current ? <Checkmark12Regular /> : index + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
