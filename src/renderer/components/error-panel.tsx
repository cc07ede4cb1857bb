// An error on top of what it concerns: what happened, the next step, the other side's own words, and a copy of it all.
import { Button } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { useState, type ReactNode } from 'react';
import type { AppError } from '../../shared/ipc/result.ts';
import { text } from '../../shared/text/en.ts';
import { describeError, errorAsText } from '../../shared/text/errors.ts';
import { cx } from './cx.ts';
import { copyText } from './copy-text.ts';
import styles from './error-panel.module.css';

/** `children` are the buttons that mend it. */
export function ErrorPanel({ error, children }: { readonly error: AppError; readonly children?: ReactNode }) {
  const [copied, setCopied] = useState(false);
  const { message, hint } = describeError(error);
  return (
    <section role="alert" className={styles['panel']} data-error={error.code}>
      <ErrorCircle16Filled className={cx(styles['icon'])} />
      <div className={styles['words']}>
        <p className={styles['message']}>{message}</p>
        <p className={styles['hint']}>{hint}</p>
        {error.detail !== undefined && error.detail !== '' && (
          <pre className={styles['detail']} tabIndex={0} aria-label={text.errors.detail}>
            {error.detail}
          </pre>
        )}
        <div className={styles['actions']}>
          {children}
          <Button
            size="small"
            appearance="subtle"
            icon={<Copy16Regular />}
            onClick={() => {
              setCopied(copyText(errorAsText(error)));
            }}
          >
            {copied ? text.errors.copied : text.errors.copy}
          </Button>
        </div>
      </div>
    </section>
  );
}
