// The row of a cluster above its tokens: how it stands, and the one thing to do about it.
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { KeyboardEvent } from 'react';
import type { ClusterId } from '../../../shared/ids.ts';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { ago } from '../../../shared/text/time.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ArcBadge } from '../../components/arc-badge.tsx';
import { cx } from '../../components/cx.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { ReachMark } from '../../components/reach-mark.tsx';
import { standingLine, standingOf } from '../../components/standing.ts';
import { probe } from '../clusters/queries.ts';
import type { GroupItem } from './grid-items.ts';
import styles from './group-row.module.css';

export function GroupRow(props: {
  readonly item: GroupItem;
  readonly index: number;
  readonly start: number;
  readonly active: boolean;
  readonly now: number;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFold: (clusterId: ClusterId, folded: boolean) => void;
  readonly onSignIn: (cluster: ClusterRow) => void;
}) {
  const { item, now } = props;
  const { cluster } = item;
  const Chevron = item.folded ? ChevronRight12Regular : ChevronDown12Regular;
  return (
    <div
      role="row"
      aria-level={1}
      aria-expanded={!item.folded}
      aria-rowindex={props.index + 2}
      data-index={props.index}
      data-row="group"
      tabIndex={props.active ? 0 : -1}
      className={styles['group']}
      style={{ transform: `translateY(${props.start}px)` }}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
    >
      <div role="gridcell" aria-colspan={4} className={styles['cell']}>
        <span
          className={styles['chevron']}
          onClick={() => {
            props.onFold(item.clusterId, !item.folded);
          }}
        >
          <Chevron />
        </span>
        {cluster !== undefined && <ReachMark cluster={cluster} now={now} />}
        <span className={styles['name']}>{item.name}</span>
        {cluster?.arc === 'yes' && <ArcBadge />}
        {cluster === undefined ? (
          <span className={styles['line']}>{text.tokens.offline}</span>
        ) : (
          <Line cluster={cluster} now={now} />
        )}
      </div>
      <div role="gridcell" className={styles['end']}>
        {cluster !== undefined && <Mend cluster={cluster} now={now} onSignIn={props.onSignIn} />}
      </div>
    </div>
  );
}

function Line({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const standing = standingOf(cluster, now);
  const ends = cluster.credential.certificateExpiresAt;
  if (standing === 'certificate-expired' && ends !== undefined) {
    return (
      <span className={cx(styles['line'], styles['warn'])}>
        {text.cluster.certificateExpiredLong(ago(ends, now))}
      </span>
    );
  }
  const rancher = cluster.reach.state === 'reachable' && cluster.reach.rancher;
  return (
    <span
      className={cx(styles['line'], (standing === 'unreachable' || standing === 'refused') && styles['bad'])}
    >
      {rancher
        ? `${standingLine(cluster, now).replace(/ · Rancher$/, '')} · ${text.cluster.rancher}`
        : standingLine(cluster, now)}
    </span>
  );
}

function Mend(props: {
  readonly cluster: ClusterRow;
  readonly now: number;
  readonly onSignIn: (cluster: ClusterRow) => void;
}) {
  const { cluster, now } = props;
  const { go } = useNavigation();
  const standing = standingOf(cluster, now);
  if (standing === 'unreachable') {
    return (
      <LinkButton
        onClick={() => {
          probe(cluster.contextId);
        }}
      >
        {text.tokens.tryAgain}
      </LinkButton>
    );
  }
  if (standing === 'certificate-expired' || standing === 'refused') {
    return (
      <LinkButton
        onClick={() => {
          go({ kind: 'cluster', contextId: cluster.contextId });
        }}
      >
        {text.tokens.fix}
      </LinkButton>
    );
  }
  if (cluster.arc !== 'yes') return null;
  return (
    <LinkButton
      onClick={() => {
        props.onSignIn(cluster);
      }}
    >
      {text.tokens.signIn}
    </LinkButton>
  );
}
