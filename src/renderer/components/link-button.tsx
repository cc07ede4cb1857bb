// A button that reads like a link: for the small second thing one can do.
import type { ButtonHTMLAttributes } from 'react';
import { cx } from './cx.ts';
import styles from './link-button.module.css';

export function LinkButton({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={cx(styles['link'], className)} {...rest} />;
}
