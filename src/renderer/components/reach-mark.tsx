// The mark in front of a cluster: reachable or what is wrong, as a shape and as words.
import { Certificate16Regular } from '@fluentui/react-icons/svg/certificate';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { ClusterRow } from '../../shared/cluster.ts';
import { text } from '../../shared/text/en.ts';
import { cx } from './cx.ts';
import { standingOf } from './standing.ts';
import { Spinner } from './spinner.tsx';
import styles from './reach-mark.module.css';

export function ReachMark({ cluster, now }: { readonly cluster: ClusterRow; readonly now: number }) {
  const standing = standingOf(cluster, now);
  return (
    <span
      className={styles['mark']}
      role="img"
      aria-label={text.cluster.standing[standing]}
      data-standing={standing}
    >
      {standing === 'probing' ? (
        <Spinner size={10} />
      ) : standing === 'unreachable' ? (
        <PlugDisconnected16Regular className={cx(styles['bad'])} />
      ) : standing === 'certificate-expired' ? (
        <Certificate16Regular className={cx(styles['warn'])} />
      ) : standing === 'refused' ? (
        <Warning16Regular className={cx(styles['bad'])} />
      ) : (
        <span className={styles[standing === 'reachable' ? 'dot' : 'hollow']} />
      )}
    </span>
  );
}
