// One cluster in the rail: reach, name, version or trouble, tokens and the next end.
import { LockOpen16Regular } from '@fluentui/react-icons/svg/lock-open';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { absolute, shortDuration } from '../../../shared/text/time.ts';
import { contextOf, useNavigation } from '../../app/navigation.tsx';
import { ArcBadge } from '../../components/arc-badge.tsx';
import { cx } from '../../components/cx.ts';
import { ReachMark } from '../../components/reach-mark.tsx';
import { standingLine, standingOf } from '../../components/standing.ts';
import { urgencyAt } from '../../components/urgency.ts';
import styles from './cluster-item.module.css';

export function ClusterItem({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const { view, go } = useNavigation();
  const standing = standingOf(cluster, now);
  return (
    <button
      type="button"
      className={styles['item']}
      aria-current={contextOf(view) === cluster.contextId ? 'page' : undefined}
      title={titleOf(cluster)}
      onClick={() => {
        go({ kind: 'cluster', contextId: cluster.contextId });
      }}
    >
      <ReachMark cluster={cluster} now={now} />
      <span className={styles['words']}>
        <span className={styles['line']}>
          <span className={styles['name']}>{cluster.name}</span>
          {cluster.arc === 'yes' && <ArcBadge />}
          {cluster.insecure !== 'no' && (
            <LockOpen16Regular className={cx(styles['warn'])} aria-label={text.cluster.insecureBadge} />
          )}
          {cluster.tokens > 0 && (
            <span className={styles['end']} title={text.clusters.tokens(cluster.tokens)}>
              {cluster.tokens}
            </span>
          )}
        </span>
        <span className={cx(styles['line'], styles['small'])}>
          <span
            className={cx(
              styles['state'],
              (standing === 'unreachable' || standing === 'refused') && styles['bad'],
              standing === 'certificate-expired' && styles['warn'],
            )}
          >
            {standingLine(cluster, now)}
          </span>
          <NextEnd cluster={cluster} now={now} />
        </span>
      </span>
    </button>
  );
}

function NextEnd({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const { nextExpiry } = cluster;
  if (cluster.tokens === 0) return <span className={styles['end']}>{text.clusters.noToken}</span>;
  const urgency = urgencyAt(nextExpiry, now);
  return (
    <span
      className={cx(
        styles['end'],
        urgency === 'hour' && styles['bad'],
        (urgency === 'soon' || urgency === 'never') && styles['warn'],
      )}
    >
      {typeof nextExpiry === 'number' ? shortDuration(Math.max(0, nextExpiry - now)) : text.time.neverShort}
    </span>
  );
}

function titleOf(cluster: ClusterRow): string {
  const lines = [`${cluster.name}, ${cluster.file}`, cluster.server];
  if (cluster.problem !== undefined) lines.push(describeError(cluster.problem).message);
  if (cluster.reach.state === 'unreachable') lines.push(describeError(cluster.reach.error).message);
  if (typeof cluster.nextExpiry === 'number') lines.push(text.result.ends(absolute(cluster.nextExpiry)));
  return lines.join('\n');
}
