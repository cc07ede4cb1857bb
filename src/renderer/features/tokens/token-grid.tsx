// The kept tokens as a tree grid: drawn only as far as it shows, worked by keys alone if one likes.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ClusterId, IssuanceId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { gridItems, type GridItem } from './grid-items.ts';
import { GroupRow } from './group-row.tsx';
import { RevokingGridRow } from './revoking-row.tsx';
import type { RowActions } from './row-actions.ts';
import styles from './token-grid.module.css';
import { TokenGridRow } from './token-row.tsx';

const HEIGHTS = { group: 34, token: 48, revoking: 76 };
const PAGE = 8;

export function TokenGrid(props: {
  readonly tokens: readonly TokenRow[];
  readonly clusters: readonly ClusterRow[];
  readonly selected: IssuanceId | undefined;
  readonly now: number;
  readonly onSelect: (issuanceId: IssuanceId) => void;
  readonly actions: RowActions;
}) {
  const { tokens, clusters, selected, now } = props;
  const [folded, setFolded] = useState<ReadonlySet<ClusterId>>(new Set());
  const [focusKey, setFocusKey] = useState<string>();
  const scroller = useRef<HTMLDivElement | null>(null);
  const items = gridItems(tokens, clusters, folded);
  const firstToken = items.findIndex((item) => item.kind === 'token');
  const selectedIndex = items.findIndex((item) => item.key === (focusKey ?? selected));
  const active = selectedIndex < 0 ? Math.max(0, firstToken) : selectedIndex;
  // The React compiler, which this is about, is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
    rangeExtractor: ({ startIndex, endIndex, count, overscan }) => {
      const shown = new Set([active]);
      for (
        let at = Math.max(0, startIndex - overscan);
        at <= Math.min(count - 1, endIndex + overscan);
        at++
      ) {
        shown.add(at);
      }
      return [...shown].filter((at) => at < count).sort((a, b) => a - b);
    },
  });

  const selectedItem = items.findIndex((item) => item.key === selected);
  useEffect(() => {
    if (selectedItem >= 0) rows.scrollToIndex(selectedItem);
    // Only a change of the selection scrolls, not each new reading of the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);

  const fold = (clusterId: ClusterId, closed: boolean) => {
    const next = new Set(folded);
    if (closed) next.add(clusterId);
    else next.delete(clusterId);
    setFolded(next);
  };
  const focus = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setFocusKey(item.key);
    if (item.kind === 'token') props.onSelect(item.token.issuanceId);
    rows.scrollToIndex(index);
    focusWhenDrawn(() => scroller.current?.querySelector(`[data-index="${index}"]`), { preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const target = movedTo(event.key, index, items.length - 1);
    const item = items[index];
    const onRow = event.target === event.currentTarget;
    if (target !== undefined) {
      event.preventDefault();
      focus(target);
    } else if (onRow && item?.kind === 'group' && event.key === 'ArrowLeft') {
      fold(item.clusterId, true);
    } else if (onRow && item?.kind === 'group' && event.key === 'ArrowRight') {
      fold(item.clusterId, false);
    } else if (onRow && item?.kind === 'group' && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      if (event.key === 'Enter' && item.cluster?.arc === 'yes') {
        props.actions.signIn(item.cluster);
        return;
      }
      fold(item.clusterId, !item.folded);
    } else if (onRow && item?.kind === 'token' && event.key === 'ArrowLeft') {
      focus(items.findLastIndex((other, at) => at < index && other.kind === 'group'));
    }
  };

  const { account, time, route, copied, actions } = text.tokens.columns;
  return (
    <div
      role="treegrid"
      aria-label={text.tokens.list}
      aria-rowcount={items.length + 1}
      className={styles['grid']}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={styles['header']}>
          {[account, time, route, copied, actions].map((name) => (
            <span key={name} role="columnheader">
              {name === actions ? <span className="visually-hidden">{name}</span> : name}
            </span>
          ))}
        </div>
      </div>
      <div ref={scroller} role="rowgroup" className={styles['scroller']}>
        <div role="presentation" className={styles['rows']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const item = items[index];
            if (item === undefined) return null;
            const common = {
              index,
              start,
              now,
              active: index === active,
              onFocus: () => {
                if (focusKey !== item.key) setFocusKey(item.key);
                if (item.kind === 'token' && selected !== item.token.issuanceId)
                  props.onSelect(item.token.issuanceId);
              },
              onKeyDown: (event: KeyboardEvent) => {
                onKeyDown(event, index);
              },
            };
            const { now: _now, ...place } = common;
            if (item.kind === 'group')
              return (
                <GroupRow key={key} item={item} {...common} onFold={fold} onSignIn={props.actions.signIn} />
              );
            return item.token.state === 'revoking' ? (
              <RevokingGridRow key={key} item={item} place={place} />
            ) : (
              <TokenGridRow key={key} item={item} now={now} place={place} actions={props.actions} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function heightOf(item: GridItem | undefined): number {
  if (item?.kind === 'group') return HEIGHTS.group;
  return item?.token.state === 'revoking' ? HEIGHTS.revoking : HEIGHTS.token;
}

function movedTo(key: string, index: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + PAGE);
    case 'PageUp':
      return Math.max(0, index - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
