// One Kubernetes object in a list: its kind, its name as it could be pasted, and a word about it.
import type { ReactNode } from 'react';
import type { ObjectRef } from '../../../shared/object-ref.ts';
import styles from './object-line.module.css';

export function ObjectLine(props: {
  readonly object: ObjectRef;
  readonly mark?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { kind, name, namespace } = props.object;
  return (
    <span className={styles['line']}>
      {props.mark}
      <span className={styles['words']}>
        <span className={styles['kind']}>{kind}</span>{' '}
        <code>{namespace === undefined ? name : `${namespace}/${name}`}</code>
        {props.children !== undefined && <span className={styles['about']}>{props.children}</span>}
      </span>
    </span>
  );
}
