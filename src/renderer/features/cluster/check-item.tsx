// A checked fact: mark, what it is, and a sentence about it.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { cx } from '../../components/cx.ts';
import styles from './check-item.module.css';

const marks = {
  good: <CheckmarkCircle16Filled className={cx(styles['good'])} />,
  warn: <Warning16Filled className={cx(styles['warn'])} />,
  no: <Prohibited16Regular className={cx(styles['quiet'])} />,
  unknown: <QuestionCircle16Regular className={cx(styles['quiet'])} />,
};

export function CheckItem(props: {
  readonly mark: keyof typeof marks;
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['item']}>
      {marks[props.mark]}
      <div className={styles['words']}>
        <p className={cx(styles['title'], props.mark === 'no' && styles['quiet'])}>{props.title}</p>
        <div className={styles['says']}>{props.children}</div>
      </div>
    </div>
  );
}
