// Keeps the focus in sight where a screen takes the place of another.
import { useEffect, useRef } from 'react';

/** When `place` changes and what had the focus went with it, the focus goes to the main part, so that keys go on there. */
export function useKeptFocus(place: string): void {
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    if (document.activeElement === document.body) document.querySelector('main')?.focus();
  }, [place]);
}
