// Keys that work anywhere in the window.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type RefObject } from 'react';
import { focusWhenDrawn } from '../components/focus-when-drawn.ts';
import { likelyCluster, probe, useClusters } from '../features/clusters/queries.ts';
import { lockNow } from '../features/lock/queries.ts';
import { keys } from './keys.ts';
import { contextOf, useNavigation } from './navigation.tsx';

type Parts = {
  readonly rail: RefObject<HTMLElement | null>;
  readonly content: RefObject<HTMLElement | null>;
  /** Opens the palette. */
  readonly quickCopy: () => void;
  /** Opens the list of keys. */
  readonly help: () => void;
};

/** Ctrl or Cmd with K, N, 1, 2, 3, F, L; F1, F5 and F6; none while locked. A screen's own search is marked with `data-find`. */
export function useShortcuts(parts: Parts, locked: boolean): void {
  const { view, go } = useNavigation();
  const queries = useQueryClient();
  const clusters = useClusters().data;
  useEffect(() => {
    if (locked) return;
    const listen = (event: KeyboardEvent) => {
      const act = actionOf(event);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    const issue = () => {
      const contextId = contextOf(view) ?? likelyCluster(clusters ?? [])?.contextId;
      if (contextId !== undefined) go({ kind: 'issue', contextId });
    };
    const find = () => {
      if (field(parts) === null) go({ kind: 'tokens' });
      focusWhenDrawn(() => field(parts));
    };
    const checkAgain = () => {
      probe();
      const contextId = contextOf(view);
      if (contextId !== undefined) void queries.invalidateQueries({ queryKey: keys.opened(contextId) });
    };
    const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
      if (event.key === 'F1') return parts.help;
      if (event.key === 'F5') return checkAgain;
      if (event.key === 'F6') {
        return () => {
          switchPart(parts);
        };
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
      switch (event.key.toLowerCase()) {
        case 'k':
          return parts.quickCopy;
        case 'f':
          return find;
        case 'l':
          return lockNow;
        case 'n':
          return issue;
        case '1':
          return () => {
            go({ kind: 'tokens' });
          };
        case '2':
          return () => {
            go({ kind: 'history' });
          };
        case '3':
          return () => {
            go({ kind: 'settings' });
          };
        default:
          return undefined;
      }
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [view, go, queries, clusters, parts, locked]);
}

function field({ content }: Parts): HTMLElement | null {
  return content.current?.querySelector<HTMLElement>('[data-find] input') ?? null;
}

function switchPart({ rail, content }: Parts): void {
  const inRail = rail.current?.contains(document.activeElement) ?? false;
  const target = inRail ? content.current : rail.current;
  const current = target?.querySelector<HTMLElement>(
    '[aria-current="page"], [tabindex="0"], button:not(:disabled)',
  );
  (current ?? target)?.focus();
}
