// A search field over a long list to choose one of: drawn only as far as it shows, more pages as one scrolls.
import { Input } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './pick-list.module.css';
import { Spinner } from './spinner.tsx';

const ROW_HEIGHT = 32;

export function PickList<Row>(props: {
  readonly searchLabel: string;
  readonly listLabel: string;
  readonly emptyText: string;
  readonly countText: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly chosenKey: string | undefined;
  readonly onChoose: (row: Row) => void;
  readonly draw: (row: Row) => ReactNode;
  readonly busy: boolean;
  readonly more: boolean;
  readonly onMore: () => void;
}) {
  const { rows, keyOf, more, busy, onMore } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [active, setActive] = useState(0);
  // The React compiler, which this is about, is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const shown = list.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !busy && last >= rows.length - 20) onMore();
  }, [more, busy, last, rows.length, onMore]);

  const move = (to: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, to));
    setActive(next);
    list.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    const step = steps[event.key];
    const row = rows[active];
    if (step !== undefined) {
      event.preventDefault();
      move(active + step);
    } else if (event.key === 'Enter' && !event.ctrlKey && row !== undefined) {
      event.preventDefault();
      props.onChoose(row);
    }
  };
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <div className={styles['list']}>
      <Input
        className={styles['search']}
        appearance="underline"
        role="combobox"
        aria-label={props.searchLabel}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={rows.length > 0 ? optionId(active) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.searchLabel}
        value={props.search}
        contentBefore={<Search16Regular />}
        contentAfter={<span className={styles['count']}>{busy ? <Spinner /> : props.countText}</span>}
        onChange={(_event, data) => {
          setActive(0);
          scroller.current?.scrollTo({ top: 0 });
          props.onSearch(data.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={scroller}
        id={`${id}-list`}
        role="listbox"
        aria-label={props.listLabel}
        tabIndex={-1}
        className={styles['scroller']}
      >
        {rows.length === 0 && !busy && <p className={styles['empty']}>{props.emptyText}</p>}
        <div role="presentation" className={styles['rows']} style={{ height: list.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const chosen = keyOf(row) === props.chosenKey;
            return (
              <div
                key={keyOf(row)}
                id={optionId(index)}
                role="option"
                aria-selected={chosen}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={cx(
                  styles['option'],
                  index === active && styles['active'],
                  chosen && styles['chosen'],
                )}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index);
                  props.onChoose(row);
                }}
              >
                {props.draw(row)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
