// The frame of the window: top bar, rail, and the screen that the user is on.
import { useCallback, useMemo, useRef, useState } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { text } from '../../shared/text/en.ts';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import { ClusterScreen } from '../features/cluster/screen.tsx';
import { DropTarget } from '../features/clusters/drop-target.tsx';
import { useClusters } from '../features/clusters/queries.ts';
import { Rail } from '../features/clusters/rail.tsx';
import { FirstRunScreen } from '../features/first-run/screen.tsx';
import { HistoryScreen } from '../features/history/screen.tsx';
import { IssueScreen } from '../features/issue/screen.tsx';
import { Palette } from '../features/quick-copy/palette.tsx';
import { OffBoardingScreen } from '../features/off-boarding/screen.tsx';
import { SettingsScreen } from '../features/settings/screen.tsx';
import { TokensScreen } from '../features/tokens/screen.tsx';
import { useTokens } from '../features/tokens/queries.ts';
import { useNavigation } from './navigation.tsx';
import styles from './shell.module.css';
import { useShortcuts } from './shortcuts.ts';
import { TopBar } from './top-bar.tsx';

export function Shell() {
  const railRef = useRef<HTMLElement | null>(null);
  const contentRef = useRef<HTMLElement | null>(null);
  const { view } = useNavigation();
  const [finding, setFinding] = useState(false);
  const quickCopy = useCallback(() => {
    setFinding(true);
  }, []);
  useShortcuts(useMemo(() => ({ rail: railRef, content: contentRef, quickCopy }), [quickCopy]));
  const place = JSON.stringify([view.kind, 'contextId' in view ? view.contextId : '']);
  useKeptFocus(place);
  return (
    <div className={styles['shell']}>
      <TopBar onQuickCopy={quickCopy} />
      <nav ref={railRef} className={styles['rail']} aria-label={text.app.navigation}>
        <Rail />
      </nav>
      <main
        key={place}
        ref={contentRef}
        className={styles['content']}
        tabIndex={-1}
        aria-label={text.app.content}
      >
        <Screen />
      </main>
      <DropTarget />
      {finding && (
        <Palette
          onClose={() => {
            setFinding(false);
          }}
        />
      )}
    </div>
  );
}

function Screen() {
  const { view } = useNavigation();
  const clusters = useClusters();
  const tokens = useTokens();
  const nothing = clusters.data?.length === 0 && tokens.data?.length === 0;
  switch (view.kind) {
    case 'tokens':
      return nothing ? <FirstRunScreen /> : <TokensScreen />;
    case 'history':
      return <HistoryScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'off-boarding':
      return <OffBoardingScreen />;
    case 'cluster':
      return <ClusterScreen key={view.contextId} contextId={view.contextId} />;
    case 'issue':
      return <IssueScreen key={view.contextId} contextId={view.contextId} />;
    default:
      return assertNever(view);
  }
}
