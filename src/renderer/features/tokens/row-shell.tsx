// The row of a token in the tree grid: focus, selection and the menu by key; what is in it is the caller's.
import type { KeyboardEvent, ReactNode } from 'react';
import { cx } from '../../components/cx.ts';
import grid from './token-grid.module.css';
import styles from './token-row.module.css';

export type RowPlace = {
  readonly index: number;
  readonly start: number;
  readonly active: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** `onKey` gets the keys that the grid did not take and that were pressed on the row itself. */
export function RowShell(props: {
  readonly place: RowPlace;
  readonly tall?: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onMenu: () => void;
  readonly children: ReactNode;
}) {
  const { place } = props;
  return (
    <div
      role="row"
      aria-level={2}
      aria-rowindex={place.index + 2}
      aria-selected={place.active}
      data-index={place.index}
      data-row="token"
      tabIndex={place.active ? 0 : -1}
      className={cx(
        grid['row'],
        styles['row'],
        place.active && styles['active'],
        props.tall === true && styles['tall'],
      )}
      style={{ transform: `translateY(${place.start}px)` }}
      onFocus={place.onFocus}
      onKeyDown={(event) => {
        place.onKeyDown(event);
        if (event.defaultPrevented || event.target !== event.currentTarget) return;
        if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
          event.preventDefault();
          props.onMenu();
        } else props.onKey(event);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onMenu();
      }}
    >
      {props.children}
    </div>
  );
}
