// The frame of the window: top bar, rail, and the screen that the user is on.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { text } from '../../shared/text/en.ts';
import { onEvent } from '../api.ts';
import { cx } from '../components/cx.ts';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import { ClusterScreen } from '../features/cluster/screen.tsx';
import { DropTarget } from '../features/clusters/drop-target.tsx';
import { useClusters } from '../features/clusters/queries.ts';
import { Rail } from '../features/clusters/rail.tsx';
import { FirstRunScreen } from '../features/first-run/screen.tsx';
import { KeysDialog } from '../features/help/keys-dialog.tsx';
import { HistoryScreen } from '../features/history/screen.tsx';
import { IssueScreen } from '../features/issue/screen.tsx';
import { LockedScreen } from '../features/lock/locked-screen.tsx';
import { useLock } from '../features/lock/queries.ts';
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
  const { view, go } = useNavigation();
  const [finding, setFinding] = useState(false);
  const quickCopy = useCallback(() => {
    setFinding(true);
  }, []);
  const [helping, setHelping] = useState(false);
  const help = useCallback(() => {
    setHelping(true);
  }, []);
  const lock = useLock();
  useEffect(
    () =>
      onEvent('window.show', (wanted) => {
        if (wanted.what === 'token') {
          go({ kind: 'tokens', select: wanted.issuanceId, renew: wanted.renew });
        } else if (!lock.locked) setFinding(true);
      }),
    [go, lock.locked],
  );
  const parts = useMemo(() => ({ rail: railRef, content: contentRef, quickCopy, help }), [quickCopy, help]);
  useShortcuts(parts, lock.locked);
  const place = JSON.stringify([view.kind, 'contextId' in view ? view.contextId : '']);
  useKeptFocus(place);
  return (
    <div className={cx(styles['shell'], lock.locked && styles['locked'])}>
      <TopBar onQuickCopy={quickCopy} onHelp={help} />
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
      {helping && (
        <KeysDialog
          onClose={() => {
            setHelping(false);
          }}
        />
      )}
      {finding && (
        <Palette
          onClose={() => {
            setFinding(false);
          }}
        />
      )}
      {lock.locked && <LockedScreen cause={lock.cause} />}
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
