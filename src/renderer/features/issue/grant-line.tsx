// The grant in large: how much of what was asked for.
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { absolute, lifetime, moment } from '../../../shared/text/time.ts';
import { grantedSeconds, wasShortened } from '../../../shared/text/words.ts';
import { useNow } from '../../components/use-now.ts';
import styles from './grant-line.module.css';

export function GrantLine({ token }: { readonly token: TokenRow }) {
  const now = useNow(30_000);
  const { grant, requestedSeconds } = token;
  const granted = grantedSeconds(grant);
  const cut = wasShortened(grant, requestedSeconds);
  const share =
    cut && granted !== undefined && requestedSeconds !== undefined ? granted / requestedSeconds : 1;
  return (
    <div>
      <p className={styles['grant']}>
        <span>{text.result.granted}</span>{' '}
        <b>{granted === undefined ? text.result.forever : lifetime(granted)}</b>
        {cut && requestedSeconds !== undefined && (
          <span className={styles['asked']}>{text.result.of(lifetime(requestedSeconds))}</span>
        )}
      </p>
      <div className={styles['bar']}>
        <span className={styles['fill']} style={{ width: `${Math.max(2, share * 100)}%` }} />
      </div>
      {grant.expiresAt !== undefined && (
        <p className={styles['ends']}>
          <span title={absolute(grant.expiresAt)}>{text.result.ends(moment(grant.expiresAt, now))}</span>
          {cut && requestedSeconds !== undefined && (
            <span className={styles['until']}>
              {text.result.askedUntil(moment(grant.issuedAt + requestedSeconds * 1000, now))}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
