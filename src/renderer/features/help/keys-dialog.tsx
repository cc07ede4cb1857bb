// The keys of the window, in a dialog.
import { Button } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import { keysText } from '../../../shared/text/keys.ts';
import { isMac } from '../../app/key-names.ts';
import styles from './keys-dialog.module.css';

/** Shows while it is mounted; the focus returns to where it was. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const ref = useRef<HTMLDialogElement | null>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles['dialog']}
      aria-labelledby="keys-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="keys-title" className={styles['title']}>
        {keysText.title}
      </h2>
      <div className={styles['groups']}>
        {keysText.groups(isMac).map((group) => (
          <section key={group.title}>
            <h3 className={styles['head']}>{group.title}</h3>
            <dl className={styles['keys']}>
              {group.keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd className={styles['key']}>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer className={styles['end']}>
        <Button autoFocus onClick={onClose}>
          {keysText.close}
        </Button>
      </footer>
    </dialog>
  );
}
