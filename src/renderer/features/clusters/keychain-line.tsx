// The last line of the rail: whether the keychain answers.
import { ShieldCheckmark16Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import { ShieldError16Regular } from '@fluentui/react-icons/svg/shield-error';
import { text } from '../../../shared/text/en.ts';
import { cx } from '../../components/cx.ts';
import { Spinner } from '../../components/spinner.tsx';
import { useKeychain } from '../settings/queries.ts';
import styles from './keychain-line.module.css';

export function KeychainLine() {
  const keychain = useKeychain().data;
  if (keychain === undefined || keychain.state === 'checking') {
    return (
      <div role="status" className={styles['line']}>
        <Spinner /> {text.keychain.checking}
      </div>
    );
  }
  if (keychain.state === 'unlocked') {
    return (
      <div role="status" className={styles['line']}>
        <ShieldCheckmark16Regular />
        {text.keychain.unlocked}
        <span className={styles['name']}>{keychain.name}</span>
      </div>
    );
  }
  const { code } = keychain.error;
  return (
    <div role="status" className={cx(styles['line'], styles['warn'])}>
      <ShieldError16Regular />
      {code === 'keychain-locked'
        ? text.keychain.locked
        : code === 'keychain-silent'
          ? text.keychain.silent
          : text.keychain.unusable}
    </div>
  );
}
