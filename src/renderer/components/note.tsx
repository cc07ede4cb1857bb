// A small sentence under a field, or a calm panel: good, to be careful about, or plain.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Filled } from '@fluentui/react-icons/svg/info';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './note.module.css';

type Tone = 'good' | 'warn' | 'bad' | 'plain';

const icons = {
  good: CheckmarkCircle16Filled,
  warn: Warning16Regular,
  bad: ErrorCircle16Filled,
  plain: Info16Filled,
} satisfies Record<Tone, unknown>;

export function Note(props: { readonly tone: Tone; readonly id?: string; readonly children: ReactNode }) {
  const Icon = icons[props.tone];
  return (
    <p id={props.id} className={cx(styles['note'], styles[props.tone])}>
      <Icon className={cx(styles['icon'])} />
      <span>{props.children}</span>
    </p>
  );
}
