// Whose token it is and what it may do: the first cell of its row.
import type { TokenRow } from '../../../shared/issuance.ts';
import { rightsName } from '../../../shared/text/words.ts';
import { cx } from '../../components/cx.ts';
import styles from './token-row.module.css';

export function AccountCell({ token, ended }: { readonly token: TokenRow; readonly ended: boolean }) {
  return (
    <div role="gridcell" className={styles['cell']}>
      <span className={styles['names']}>
        <span className={cx(styles['account'], ended && styles['ended'])}>{token.accountName}</span>
        <span className={styles['second']}>{token.namespace}</span>
      </span>
      <span className={cx(styles['second'], token.escalates && styles['warn'])}>
        {rightsName(token.role, token.scope)}
      </span>
    </div>
  );
}
