// Keys of a flow: Ctrl+Enter goes on, Alt+Left goes back.
import { useEffect } from 'react';

/** Absent: the key does nothing on this step. */
export function useFlowKeys(steps: {
  readonly next?: (() => void) | undefined;
  readonly back?: (() => void) | undefined;
}): void {
  const { next, back } = steps;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act =
        event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          ? next
          : event.key === 'ArrowLeft' && event.altKey
            ? back
            : undefined;
      if (act === undefined || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [next, back]);
}
