// The small tag of a cluster that is connected to Azure Arc.
import { text } from '../../shared/text/en.ts';
import styles from './arc-badge.module.css';

export function ArcBadge() {
  return (
    <span className={styles['badge']} title={text.cluster.arcBadge}>
      Arc
    </span>
  );
}
