// The time, again and again, so that what is relative stays true on screen.
import { useEffect, useState } from 'react';

/** Epoch ms, renewed every `everyMs` (and at once when `everyMs` changes). */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(Date.now());
    }, everyMs);
    return () => {
      window.clearInterval(timer);
    };
  }, [everyMs]);
  return now;
}
