// One offer of the palette: a token with its time left, or something to do with a cluster.
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { quickCopyText as words } from '../../../shared/text/quick-copy.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { grantedSeconds, roleName } from '../../../shared/text/words.ts';
import { ArcBadge } from '../../components/arc-badge.tsx';
import { ReachMark } from '../../components/reach-mark.tsx';
import { TimeBar } from '../../components/time-bar.tsx';
import type { ClusterEntry, Entry, TokenEntry } from './entries.ts';
import styles from './palette.module.css';

/** The content of an option; `active` is the one that Enter takes. */
export function PaletteRow(props: { readonly entry: Entry; readonly active: boolean; readonly now: number }) {
  const { entry, active, now } = props;
  return entry.kind === 'token' ? (
    <TokenOffer entry={entry} active={active} now={now} />
  ) : (
    <ClusterOffer entry={entry} active={active} now={now} />
  );
}

function TokenOffer(props: { readonly entry: TokenEntry; readonly active: boolean; readonly now: number }) {
  const { entry, active, now } = props;
  const { token, cluster, gone, match } = entry;
  return (
    <>
      <span className={styles['icon']}>
        {active && !gone ? <Copy20Regular /> : cluster && <ReachMark cluster={cluster} now={now} />}
      </span>
      <span className={styles['words']}>
        <span className={styles['first']}>
          <b className={gone ? styles['gone'] : undefined}>
            <Marked words={token.accountName} at={match.marks[0]} />
          </b>{' '}
          <span className={styles['on']}>{words.on}</span>{' '}
          <Marked words={cluster?.name ?? token.clusterName} at={match.marks[1]} />
          {cluster?.arc === 'yes' && (
            <span className={styles['badge']}>
              <ArcBadge />
            </span>
          )}
        </span>
        <span className={styles['second']}>
          <Marked words={roleName(token.role)} at={match.marks[3]} />
          {' · '}
          <Marked words={token.namespace} at={match.marks[2]} />
        </span>
      </span>
      <span className={styles['time']}>
        {token.state === 'revoked' || token.state === 'revoking' ? (
          words.revoked
        ) : gone && token.grant.expiresAt !== undefined && token.grant.expiresAt > now ? (
          words.refused
        ) : (
          <TimeBar token={token} now={now} />
        )}
      </span>
      <span className={styles['hint']}>{active && <Keys gone={gone} />}</span>
    </>
  );
}

function Keys({ gone }: { readonly gone: boolean }) {
  return gone ? (
    <span className={styles['again']}>{words.issueAgain}</span>
  ) : (
    <kbd className={styles['key']}>{words.enter}</kbd>
  );
}

function ClusterOffer(props: {
  readonly entry: ClusterEntry;
  readonly active: boolean;
  readonly now: number;
}) {
  const { entry, active, now } = props;
  const { cluster, kind, last } = entry;
  const granted = last === undefined ? undefined : grantedSeconds(last.grant);
  return (
    <>
      <span className={styles['icon']}>
        {kind === 'issue' ? <Add20Regular /> : <ReachMark cluster={cluster} now={now} />}
      </span>
      <span className={styles['words']}>
        <span className={styles['first']}>
          {kind === 'issue' ? words.issueOn : words.open}{' '}
          <Marked words={cluster.name} at={entry.match.marks[0]} />
        </span>
        <span className={styles['second']}>
          {kind === 'open'
            ? words.openSays
            : last === undefined
              ? words.noToken
              : words.lastUsed(roleName(last.role), granted === undefined ? undefined : lifetime(granted))}
        </span>
      </span>
      <span />
      <span className={styles['hint']}>{active && <kbd className={styles['key']}>{words.enter}</kbd>}</span>
    </>
  );
}

/** The words with what was found underlined; one piece stays one piece for a screen reader. */
function Marked(props: { readonly words: string; readonly at: readonly number[] | undefined }) {
  const at = new Set(props.at);
  if (at.size === 0) return <span>{props.words}</span>;
  const parts: { readonly found: boolean; text: string }[] = [];
  for (const [index, letter] of Array.from(props.words).entries()) {
    const found = at.has(index);
    const last = parts.at(-1);
    if (last?.found === found) last.text += letter;
    else parts.push({ found, text: letter });
  }
  return (
    <span>
      {parts.map((part, index) =>
        part.found ? (
          // The parts of one name never change places.
          <mark key={index} className={styles['mark']}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
