// The second line under a token's route: how it stands, where that was checked, else what it is.
import type { TokenRow } from '../../../shared/issuance.ts';
import type { TokenStanding } from '../../../shared/token.ts';
import { text } from '../../../shared/text/en.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { absolute, ago } from '../../../shared/text/time.ts';
import { checkWords, tokenLife as words, usualReason } from '../../../shared/text/token-life.ts';
import { cx } from '../../components/cx.ts';
import { useCheck } from './life-queries.ts';
import styles from './token-row.module.css';

const tones = {
  valid: 'good',
  ending: 'warn',
  unknown: 'warn',
  expired: 'bad',
  revoked: 'bad',
  'account-gone': 'bad',
  'account-recreated': 'bad',
  'issuer-changed': 'bad',
  'marked-invalid': 'bad',
  refused: 'bad',
} satisfies Record<TokenStanding, string>;

export function StandingLine({ token, now }: { readonly token: TokenRow; readonly now: number }) {
  const check = useCheck(token.issuanceId);
  if (token.state === 'revoked') {
    const refused = token.standing?.verdict !== 'unknown';
    return <span className={styles['second']}>{refused ? words.serverRefuses : words.byTime}</span>;
  }
  // What was found later counts: main looks by itself when a cluster is opened.
  const newest = check !== undefined && check.at >= (token.standing?.at ?? 0) ? check : token.standing;
  if (newest === undefined) return <span className={styles['second']}>{secondOf(token)}</span>;
  const { verdict, at } = newest;
  const when = words.checkedAt(absolute(at));
  const { because, next } = checkWords(newest === check ? check.reason : usualReason[verdict]);
  const title = [because, next, when].join(' ').replace('  ', ' ');
  const label = verdict === 'valid' ? `${words.verdicts.valid} · ${ago(at, now)}` : words.verdicts[verdict];
  return (
    <span className={cx(styles['second'], styles[tones[verdict]])} title={title}>
      {label}
    </span>
  );
}

function secondOf(token: TokenRow): string {
  const revocable =
    token.tokenSecret !== undefined
      ? routeText.inSecret(token.tokenSecret)
      : token.boundSecret === undefined
        ? text.tokens.notRevocable
        : text.tokens.revocable;
  if (token.keep === 'until-quit') return `${revocable} · ${text.tokens.untilQuit}`;
  return token.keep === 'copy-once' ? `${revocable} · ${text.tokens.copyOnce}` : revocable;
}
