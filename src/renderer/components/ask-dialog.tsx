// A question that has to be answered before anything else: the browser's own modal dialog, in our clothes.
import { Button } from '@fluentui/react-components';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './ask-dialog.module.css';

type Choice = {
  readonly label: string;
  readonly primary?: boolean;
  /** It takes something away for good. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
};

/** Shows while it is mounted. Escape is `onClose`; focus starts on the first choice and returns to where it was. */
export function AskDialog(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly choices: readonly Choice[];
  readonly onClose: () => void;
}) {
  const id = useId();
  const ref = useRef<HTMLDialogElement | null>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('footer button')?.focus();
    // Closing, not just removing, gives the focus back.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-content`}
      className={styles['dialog']}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={`${id}-title`} className={styles['title']}>
        {props.title}
      </h2>
      <div id={`${id}-content`} className={styles['content']}>
        {props.children}
      </div>
      <footer className={styles['choices']}>
        {props.choices.map(({ label, primary, danger, disabled, onChoose }) => (
          <Button
            key={label}
            appearance={primary === true || danger === true ? 'primary' : 'secondary'}
            className={cx(danger === true && disabled !== true && styles['danger'])}
            disabledFocusable={disabled === true}
            onClick={onChoose}
          >
            {label}
          </Button>
        ))}
      </footer>
    </dialog>
  );
}
