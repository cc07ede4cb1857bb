// The clusters in the rail: drawn only as far as they show, so that hundreds stay light.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useNow } from '../../components/use-now.ts';
import styles from './cluster-list.module.css';
import { ClusterItem } from './cluster-item.tsx';

const ROW_HEIGHT = 52;

export function ClusterList({ clusters }: { readonly clusters: readonly ClusterRow[] }) {
  const scroller = useRef<HTMLDivElement | null>(null);
  const now = useNow(15_000);
  // The React compiler, which this is about, is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: clusters.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const move = (index: number) => {
    rows.scrollToIndex(index);
    focusWhenDrawn(() => scroller.current?.querySelector(`[data-index="${index}"] button`));
  };
  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul className={styles['list']} aria-label={text.clusters.title} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const cluster = clusters[index];
          if (cluster === undefined) return null;
          return (
            <li
              key={cluster.contextId}
              data-index={index}
              className={styles['place']}
              aria-setsize={clusters.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                move(
                  Math.min(clusters.length - 1, Math.max(0, index + (event.key === 'ArrowDown' ? 1 : -1))),
                );
              }}
            >
              <ClusterItem cluster={cluster} now={now} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
