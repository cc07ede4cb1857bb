// A tiny turning ring in the place of what is being waited for.
import styles from './spinner.module.css';

/** `label` is what a screen reader says; empty where a text beside it says it already. */
export function Spinner({ label = '', size = 12 }: { readonly label?: string; readonly size?: number }) {
  return (
    <span
      className={styles['spinner']}
      style={{ width: size, height: size }}
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
