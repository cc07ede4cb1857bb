// How much of a lifetime is left: words with a bar, so that colour is never alone.
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { TokenRow } from '../../shared/issuance.ts';
import { text } from '../../shared/text/en.ts';
import { absolute, ago, duration, lifetime } from '../../shared/text/time.ts';
import { tokenLife } from '../../shared/text/token-life.ts';
import { grantedSeconds, wasShortened } from '../../shared/text/words.ts';
import { cx } from './cx.ts';
import styles from './time-bar.module.css';
import { urgencyOf } from './urgency.ts';

export function TimeBar(props: { readonly token: TokenRow; readonly now: number }) {
  const { token, now } = props;
  const { expiresAt, issuedAt } = token.grant;
  const urgency = urgencyOf(token, now);
  if (token.state === 'revoked') {
    const at = token.revokedAt ?? now;
    return (
      <div className={cx(styles['time'], styles['ended'])} title={absolute(at)}>
        <span className={styles['line']}>
          <span className={cx(styles['left'], styles['icon-line'])}>
            <Prohibited16Regular /> {tokenLife.revokedAgo(ago(at, now).toLowerCase())}
          </span>
        </span>
        <span className={styles['bar']} />
      </div>
    );
  }
  if (expiresAt === undefined) {
    return (
      <div className={cx(styles['time'], styles['never'])}>
        <span className={styles['line']}>
          <span className={cx(styles['left'], styles['icon-line'])}>
            <Warning16Regular /> {text.time.never}
          </span>
        </span>
        <span className={styles['dashes']} />
      </div>
    );
  }
  const share = Math.min(1, Math.max(0, (expiresAt - now) / (expiresAt - issuedAt)));
  return (
    <div className={cx(styles['time'], styles[urgency])} title={absolute(expiresAt)}>
      <span className={styles['line']}>
        {urgency === 'ended' ? (
          <span className={cx(styles['left'], styles['icon-line'])}>
            <Prohibited16Regular /> {text.time.ended(ago(expiresAt, now))}
          </span>
        ) : (
          <span className={styles['left']}>{duration(expiresAt - now)}</span>
        )}
        {urgency !== 'ended' && <Asked token={token} />}
      </span>
      <span className={styles['bar']}>
        <span className={styles['fill']} style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}

function Asked({ token }: { readonly token: TokenRow }) {
  const granted = grantedSeconds(token.grant);
  if (granted === undefined) return null;
  if (token.requestedSeconds === undefined || !wasShortened(token.grant, token.requestedSeconds)) {
    return <span className={styles['of']}>{text.time.of(lifetime(granted))}</span>;
  }
  return (
    <span className={cx(styles['of'], styles['cut'])}>
      {text.time.askedGot(lifetime(token.requestedSeconds), lifetime(granted))}
    </span>
  );
}
