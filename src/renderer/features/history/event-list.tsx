// The events under headings of days: drawn only as far as they show, each opening to its details.
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { HistoryEvent } from '../../../shared/ipc/contract/history.ts';
import { text } from '../../../shared/text/en.ts';
import { absolute, clock, dayHeading, dayOf } from '../../../shared/text/time.ts';
import { cx } from '../../components/cx.ts';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { EventDetails } from './event-details.tsx';
import { EventIcon } from './event-icon.tsx';
import styles from './event-list.module.css';
import { outcomeOf } from './outcome.ts';

type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'event'; readonly key: string; readonly event: HistoryEvent };

export function EventList(props: {
  readonly events: readonly HistoryEvent[];
  readonly now: number;
  readonly more: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}) {
  const { more, busy, onMore } = props;
  const scroller = useRef<HTMLDivElement | null>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const items = itemsOf(props.events);
  // The React compiler, which this is about, is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? 34 : 36),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 10,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !busy && last >= items.length - 30) onMore();
  }, [more, busy, last, items.length, onMore]);
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const move = (from: number, step: number) => {
    let to = from + step;
    while (items[to]?.kind === 'day') to += step;
    if (items[to] === undefined) return;
    rows.scrollToIndex(to);
    focusWhenDrawn(() => scroller.current?.querySelector(`[data-index="${to}"] button`));
  };
  return (
    <div ref={scroller} className={styles['scroller']} tabIndex={-1}>
      <ul className={styles['list']} aria-label={text.history.list} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          const place = {
            'data-index': index,
            ref: rows.measureElement,
            style: { transform: `translateY(${start}px)` },
          };
          if (item.kind === 'day') {
            return (
              <li key={key} {...place} className={styles['day']}>
                <h2>{dayHeading(item.at, props.now)}</h2>
              </li>
            );
          }
          const opened = open.has(item.event.id);
          return (
            <li
              key={key}
              {...place}
              className={cx(styles['place'], opened && styles['open'])}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                move(index, event.key === 'ArrowDown' ? 1 : -1);
              }}
            >
              <EventRow
                event={item.event}
                open={opened}
                onToggle={() => {
                  toggle(item.event.id);
                }}
              />
              {opened && <EventDetails event={item.event} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function EventRow(props: {
  readonly event: HistoryEvent;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { event } = props;
  const Chevron = props.open ? ChevronDown12Regular : ChevronRight12Regular;
  return (
    <button type="button" className={styles['row']} aria-expanded={props.open} onClick={props.onToggle}>
      <Chevron />
      <span className={styles['time']} title={absolute(event.at)}>
        {clock(event.at)}
      </span>
      <span className={cx(styles['kind'], event.kind === 'failed' && styles['bad'])}>
        <EventIcon kind={event.kind} />
        {text.history.kinds[event.kind]}
      </span>
      <span className={styles['what']}>
        {event.accountName !== undefined && <b>{event.accountName}</b>}
        {event.accountName !== undefined && event.clusterName !== undefined && ` ${text.history.on} `}
        {event.clusterName}
      </span>
      <span className={styles['outcome']}>{outcomeOf(event)}</span>
    </button>
  );
}

function itemsOf(events: readonly HistoryEvent[]): Item[] {
  const items: Item[] = [];
  let day = '';
  for (const event of events) {
    const of = dayOf(event.at);
    if (of !== day) items.push({ kind: 'day', key: of, at: event.at });
    day = of;
    items.push({ kind: 'event', key: String(event.id), event });
  }
  return items;
}
