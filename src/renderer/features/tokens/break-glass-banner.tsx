// On top of the list while a break-glass token is still valid: nobody should forget to take it back.
import { Button } from '@fluentui/react-components';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import type { TokenRow } from '../../../shared/issuance.ts';
import { BREAK_GLASS } from '../../../shared/break-glass.ts';
import { breakGlassText as words } from '../../../shared/text/portal-sign-in.ts';
import { cx } from '../../components/cx.ts';
import styles from './keychain-banner.module.css';

export function BreakGlassBanner(props: {
  readonly tokens: readonly TokenRow[];
  readonly now: number;
  readonly onRevoke: (token: TokenRow) => void;
}) {
  const valid = props.tokens.filter(
    ({ reason, grant }) =>
      reason?.startsWith(BREAK_GLASS) === true && (grant.expiresAt ?? Infinity) > props.now,
  );
  if (valid.length === 0) return null;
  return (
    <section role="alert" className={styles['banner']}>
      <Warning20Regular className={cx(styles['icon'])} />
      <div className={styles['words']}>
        <p className={styles['title']}>
          {words.stillValid(
            valid.map(({ accountName, clusterName }) => `${accountName} on ${clusterName}`).join(', '),
          )}
        </p>
      </div>
      {valid.slice(0, 3).map((token) => (
        <Button
          key={token.issuanceId}
          onClick={() => {
            props.onRevoke(token);
          }}
        >
          {words.revoke(token.accountName)}
        </Button>
      ))}
    </section>
  );
}
