// The tokens of every desk on this cluster: who declared to have issued them, for what, until when.
import type { TeamToken } from '../../../shared/team.ts';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { teamText as words } from '../../../shared/text/team.ts';
import { absolute, ago, moment } from '../../../shared/text/time.ts';
import { api, errorOf } from '../../api.ts';
import { cx } from '../../components/cx.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { useQuestion } from '../preflight/use-question.ts';
import { Card } from './card.tsx';
import styles from './team-card.module.css';

/** Tokens that are drawn; the newest. */
const SHOWN = 20;

export function TeamCard({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const { contextId } = cluster;
  const team = useQuestion(['team', contextId], (jobId) => api['team.list']({ jobId, contextId }));
  const tokens = team.data?.tokens ?? [];
  return (
    <Card title={words.title}>
      <p className={styles['second']}>{words.says}</p>
      {team.isPending && <Note tone="plain">{words.reading}</Note>}
      {team.error !== null && <ErrorPanel error={errorOf(team.error)} />}
      {team.data !== undefined && tokens.length === 0 && (
        <Note tone="plain">{team.data.error === undefined ? words.none : words.notAllowed}</Note>
      )}
      {tokens.length > 0 && (
        <ul className={styles['tokens']} aria-label={words.list}>
          {tokens.slice(0, SHOWN).map((token) => (
            <li key={`${token.namespace}/${token.secret}`}>
              <span>
                <b>{token.accountName ?? token.secret}</b>{' '}
                <span className={styles['second']}>{token.namespace}</span>
                <span className={styles['line']}>
                  {token.issuanceId === undefined ? (token.operator ?? words.unknown) : words.thisDesk}
                  {token.reason === undefined ? '' : ` · ${token.reason}`}
                </span>
              </span>
              <Ends token={token} now={now} />
            </li>
          ))}
        </ul>
      )}
      {tokens.length > SHOWN && <p className={styles['second']}>{words.more(tokens.length - SHOWN)}</p>}
      {team.data?.complete === false && tokens.length > 0 && <Note tone="plain">{words.incomplete}</Note>}
    </Card>
  );
}

function Ends({ token, now }: { readonly token: TeamToken; readonly now: number }) {
  const { endsAt, holds } = token;
  if (holds === 'token') return <span className={cx(styles['end'], styles['warn'])}>{words.forever}</span>;
  if (endsAt === undefined) return <span className={styles['end']}>{words.noEnd}</span>;
  return (
    <span className={styles['end']} title={absolute(endsAt)}>
      {endsAt > now ? words.ends(moment(endsAt, now)) : words.ended(ago(endsAt, now))}
    </span>
  );
}
