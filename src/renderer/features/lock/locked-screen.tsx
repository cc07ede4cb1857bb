// All there is to see of a locked app: that it is locked, and the way back.
import { Button } from '@fluentui/react-components';
import { LockClosed32Regular } from '@fluentui/react-icons/svg/lock-closed';
import { useLayoutEffect, useRef } from 'react';
import type { LockCause } from '../../../shared/lock.ts';
import { lockText } from '../../../shared/text/lock.ts';
import styles from './locked-screen.module.css';
import { unlock } from './queries.ts';

/** Lies over everything, other dialogs too, as long as it is mounted. */
export function LockedScreen({ cause }: { readonly cause: LockCause }) {
  const ref = useRef<HTMLDialogElement | null>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    const raise = () => {
      dialog?.close();
      dialog?.showModal();
    };
    raise();
    // A dialog that opens meanwhile would make this one deaf.
    const onToggle = (event: Event) => {
      if (event.target !== dialog && event instanceof ToggleEvent && event.newState === 'open') raise();
    };
    document.addEventListener('toggle', onToggle, true);
    return () => {
      document.removeEventListener('toggle', onToggle, true);
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles['screen']}
      aria-labelledby="locked-title"
      aria-describedby="locked-note"
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles['middle']}>
        <LockClosed32Regular />
        <h1 id="locked-title" className={styles['title']}>
          {lockText.title}
        </h1>
        <p>{lockText.because[cause]}</p>
        <Button appearance="primary" autoFocus onClick={unlock}>
          {lockText.unlock}
        </Button>
        <p id="locked-note" className={styles['note']}>
          {lockText.note}
        </p>
      </div>
    </dialog>
  );
}
