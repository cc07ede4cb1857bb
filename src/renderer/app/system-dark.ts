// Whether the system asks for a dark theme, live.
import { useSyncExternalStore } from 'react';

const query = '(prefers-color-scheme: dark)';

/** True while the system prefers dark. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}

function listen(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => {
    media.removeEventListener('change', changed);
  };
}
