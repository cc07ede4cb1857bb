// What the operator may do here: held, missing or unknown, as icon and word.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { Permission } from '../../shared/cluster.ts';
import { text } from '../../shared/text/en.ts';
import { cx } from './cx.ts';
import styles from './permission-list.module.css';

const icons = {
  held: <CheckmarkCircle16Filled className={cx(styles['good'])} />,
  missing: <ErrorCircle16Filled className={cx(styles['bad'])} />,
  unknown: <QuestionCircle16Regular className={cx(styles['unknown'])} />,
} satisfies Record<Permission['verdict'], unknown>;

/** `brief` leaves the word away where the icon says that it is held. */
export function PermissionList(props: {
  readonly permissions: readonly Permission[];
  readonly brief?: boolean;
}) {
  return (
    <ul className={styles['list']} aria-label={text.cluster.permissions.title}>
      {props.permissions.map(({ id, verdict, namespace }) => (
        <li key={`${id} ${namespace ?? ''}`} className={styles['item']}>
          {icons[verdict]}
          <span className={styles['name']}>
            {text.cluster.permissions.names[id]}
            {namespace !== undefined && (
              <span className={styles['verdict']}> {text.cluster.permissions.in(namespace)}</span>
            )}
          </span>
          <span
            className={props.brief === true && verdict === 'held' ? 'visually-hidden' : styles['verdict']}
          >
            {text.cluster.permissions[verdict]}
          </span>
        </li>
      ))}
    </ul>
  );
}
