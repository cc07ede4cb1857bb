// On top of the tokens while the keychain does not give them out.
import { Button } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons/svg/lock-closed';
import { useQueryClient } from '@tanstack/react-query';
import type { AppError } from '../../../shared/ipc/result.ts';
import { text } from '../../../shared/text/en.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { cx } from '../../components/cx.ts';
import { keys } from '../../app/keys.ts';
import { useKeychain } from '../settings/queries.ts';
import styles from './keychain-banner.module.css';

/** The list itself stays: all facts are readable, only what needs the token is off. */
export function KeychainBanner() {
  const keychain = useKeychain();
  const queries = useQueryClient();
  if (keychain.data?.state !== 'unusable') return null;
  const { name, error } = keychain.data;
  const locked = error.code === 'keychain-locked';
  return (
    <section role="alert" className={styles['banner']}>
      <LockClosed20Regular className={cx(styles['icon'])} />
      <div className={styles['words']}>
        <p className={styles['title']}>{titleOf(error)}</p>
        <p>{bodyOf(error, name)}</p>
        {error.detail !== undefined && error.detail !== '' && (
          <code>
            {error.code}: {error.detail}
          </code>
        )}
      </div>
      <Button
        appearance={locked ? 'primary' : 'secondary'}
        disabledFocusable={keychain.isFetching}
        onClick={() => {
          void queries.invalidateQueries({ queryKey: keys.keychain });
        }}
      >
        {locked ? text.keychain.unlock : text.keychain.again}
      </Button>
    </section>
  );
}

function titleOf(error: AppError): string {
  if (error.code === 'keychain-locked') return text.keychain.lockedTitle;
  return error.code === 'keychain-silent' ? text.keychain.silentTitle : text.keychain.unusableTitle;
}

function bodyOf(error: AppError, name: string): string {
  if (error.code === 'keychain-locked') return text.keychain.lockedBody(name);
  return error.code === 'keychain-silent' ? describeError(error).hint : text.keychain.unusableBody;
}
