// Where the user is: the view on screen, and what they look for among the tokens.
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { ContextId, IssuanceId } from '../../shared/ids.ts';

export type View =
  | { readonly kind: 'tokens'; readonly select?: IssuanceId; readonly renew?: boolean }
  | { readonly kind: 'history'; readonly search?: string }
  | { readonly kind: 'settings' }
  | { readonly kind: 'off-boarding' }
  | { readonly kind: 'cluster'; readonly contextId: ContextId }
  | { readonly kind: 'issue'; readonly contextId: ContextId };

export type Navigation = {
  readonly view: View;
  readonly go: (view: View) => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
};

const Current = createContext<Navigation | undefined>(undefined);

/** Keeps the current view for everything inside. */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [view, go] = useState<View>({ kind: 'tokens' });
  const [search, setSearch] = useState('');
  const value = useMemo(() => ({ view, go, search, setSearch }), [view, search]);
  return <Current value={value}>{children}</Current>;
}

/** The current view and the way to another. */
export function useNavigation(): Navigation {
  const navigation = useContext(Current);
  if (navigation === undefined) throw new Error('useNavigation outside of its provider');
  return navigation;
}

/** The context that the current view is about, if it is about one. */
export function contextOf(view: View): ContextId | undefined {
  return view.kind === 'cluster' || view.kind === 'issue' ? view.contextId : undefined;
}
