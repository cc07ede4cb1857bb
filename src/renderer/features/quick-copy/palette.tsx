// Quick copy: type, Enter, the token is on the clipboard. Shows what is kept already, so it is there at once.
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { describeError } from '../../../shared/text/errors.ts';
import { text } from '../../../shared/text/en.ts';
import { quickCopyText as words } from '../../../shared/text/quick-copy.ts';
import { seconds } from '../../../shared/text/time.ts';
import { errorOf } from '../../api.ts';
import { cx } from '../../components/cx.ts';
import { useNow } from '../../components/use-now.ts';
import { useClusters } from '../clusters/queries.ts';
import { useSettings } from '../settings/queries.ts';
import { useTokens } from '../tokens/queries.ts';
import { entriesFor, type Entry } from './entries.ts';
import { PaletteRow } from './palette-row.tsx';
import styles from './palette.module.css';
import { useTake } from './take.ts';

type Item = { readonly heading: string } | Entry;

const HEADING_HEIGHT = 34;
const ROW_HEIGHT = 52;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 7, PageUp: -7 };

/** Shows while it is mounted; focus goes to its field, and back to where it was. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement | null>(null);
  const field = useRef<HTMLInputElement | null>(null);
  const scroller = useRef<HTMLDivElement | null>(null);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const tokens = useTokens().data;
  const clusters = useClusters().data;
  const settings = useSettings().data;
  const now = useNow(10_000);
  const { take, refusal, error } = useTake(onClose);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    field.current?.focus();
    // Closing, not just removing, gives the focus back.
    return () => shown?.close();
  }, []);

  const found = useMemo(
    () => entriesFor(search, tokens ?? [], clusters ?? [], now),
    [search, tokens, clusters, now],
  );
  const items: readonly Item[] = [
    ...(found.tokens.length > 0 ? [{ heading: words.tokens }, ...found.tokens] : []),
    ...(found.clusters.length > 0 ? [{ heading: words.clusters }, ...found.clusters] : []),
  ];
  const places = items.flatMap((item, index) => ('heading' in item ? [] : [index]));
  const active = places[Math.min(chosen, places.length - 1)] ?? -1;
  const current = items[active];
  const entry = current === undefined || 'heading' in current ? undefined : current;
  // The React compiler, which this is about, is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ('heading' in (items[index] ?? {}) ? HEADING_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => keyOf(items[index]),
    overscan: 4,
    initialRect: { width: 640, height: 380 },
  });
  const move = (to: number) => {
    const next = Math.min(places.length - 1, Math.max(0, to));
    setChosen(next);
    rows.scrollToIndex(next === 0 ? 0 : (places[next] ?? 0));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(Math.min(chosen, places.length - 1) + step);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (entry !== undefined) take(entry, event.shiftKey);
    }
  };
  const said = refusal ?? (error === null ? undefined : describeError(errorOf(error)).message);
  return (
    <dialog
      ref={dialog}
      className={styles['palette']}
      aria-label={words.label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles['top']}>
        <Search20Regular className={cx(styles['glass'])} />
        <input
          ref={field}
          className={styles['field']}
          role="combobox"
          aria-label={words.find}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={entry === undefined ? undefined : `${id}-${entry.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.placeholder}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setChosen(0);
            scroller.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={onKeyDown}
        />
        <span role="status" className={styles['count']}>
          {tokens === undefined ? text.app.loading : words.found(found.tokens.length, tokens.length)}
        </span>
        <kbd className={styles['key']}>{words.escape}</kbd>
      </div>
      <div
        ref={scroller}
        id={`${id}-list`}
        role="listbox"
        aria-label={words.results}
        tabIndex={-1}
        className={styles['scroller']}
      >
        {items.length === 0 && tokens !== undefined && (
          <p className={styles['none']}>{search.trim() === '' ? words.nothing : words.none(search.trim())}</p>
        )}
        <div role="presentation" className={styles['rows']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const item = items[index];
            if (item === undefined) return null;
            const style = { transform: `translateY(${start}px)` };
            if ('heading' in item) {
              return (
                <div key={key} role="presentation" className={styles['heading']} style={style}>
                  {item.heading}
                </div>
              );
            }
            return (
              <div
                key={key}
                id={`${id}-${item.key}`}
                role="option"
                aria-selected={index === active}
                aria-setsize={places.length}
                aria-posinset={places.indexOf(index) + 1}
                className={cx(styles['row'], index === active && styles['active'])}
                style={style}
                onMouseMove={() => {
                  if (index !== active) setChosen(places.indexOf(index));
                }}
                onClick={(event) => {
                  take(item, event.shiftKey);
                }}
              >
                <PaletteRow entry={item} active={index === active} now={now} />
              </div>
            );
          })}
        </div>
      </div>
      <footer className={styles['bottom']}>
        {said === undefined ? (
          <Does entry={entry} />
        ) : (
          <span role="alert" className={styles['bad']}>
            {said}
          </span>
        )}
        {settings !== undefined && (
          <span className={styles['clears']}>{words.clears(seconds(settings.clipboardSeconds))}</span>
        )}
      </footer>
    </dialog>
  );
}

/** What the keys do with the active entry. */
function Does({ entry }: { readonly entry: Entry | undefined }) {
  const copies = entry?.kind === 'token' && !entry.gone;
  const { copy, issue, open, portal } = words.does;
  return (
    <>
      <kbd className={styles['key']}>{words.enter}</kbd>
      <span>{copies ? copy : entry?.kind === 'open' ? open : issue}</span>
      {copies && entry.cluster?.arc === 'yes' && (
        <>
          <kbd className={styles['key']}>{words.shiftEnter}</kbd>
          <span>{portal}</span>
        </>
      )}
    </>
  );
}

function keyOf(item: Item | undefined): string {
  if (item === undefined) return '';
  return 'heading' in item ? item.heading : item.key;
}
