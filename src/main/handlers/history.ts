// Channels of the history to its service.
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { History } from '../tokens/history.ts';

/** Handlers of `history.*`. */
export function historyHandlers(history: History): Pick<Handlers, 'history.list'> {
  return { 'history.list': (query) => Promise.resolve(history.list(query)) };
}
