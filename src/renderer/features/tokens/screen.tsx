// Home: the tokens that are kept, what ends when, and Copy.
import { Button, Tooltip } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { ShieldCheckmark20Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import { useState } from 'react';
import type { IssuanceId } from '../../../shared/ids.ts';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { AppError } from '../../../shared/ipc/result.ts';
import { text } from '../../../shared/text/en.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { renewalText } from '../../../shared/text/renewal.ts';
import { tokenLife } from '../../../shared/text/token-life.ts';
import { errorOf } from '../../api.ts';
import { useNavigation, type View } from '../../app/navigation.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { urgencyOf } from '../../components/urgency.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { likelyCluster, useClusters } from '../clusters/queries.ts';
import { SignInDialog } from '../portal/sign-in-dialog.tsx';
import { ActionErrorProvider } from './action-error.tsx';
import { BreakGlassBanner } from './break-glass-banner.tsx';
import { useKeychainUnusable } from '../settings/queries.ts';
import { CheckNotice } from './check-notice.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { ExpiryLine } from './expiry-line.tsx';
import { FilterField } from './filter-field.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { KeychainBanner } from './keychain-banner.tsx';
import { isRenewable, RenewDialog } from './renew-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { useChecking } from './use-checking.ts';
import { useTokens } from './queries.ts';
import styles from './screen.module.css';
import { isLive } from './token-actions.ts';
import { TokenGrid } from './token-grid.tsx';

export function TokensScreen() {
  const { view, go, search, setSearch } = useNavigation();
  const asked = useDebounced(search.trim(), 120);
  const tokens = useTokens(asked);
  const clusters = useClusters();
  const now = useNow(10_000);
  const [selected, setSelected] = useState<IssuanceId | undefined>(
    view.kind === 'tokens' ? view.select : undefined,
  );
  const [cameBy, setCameBy] = useState(view);
  const [renewing, setRenewing] = useState<readonly IssuanceId[] | undefined>(renewalOf(view));
  if (view !== cameBy) {
    setCameBy(view);
    if (view.kind === 'tokens' && view.select !== undefined) setSelected(view.select);
    const renewal = renewalOf(view);
    if (renewal !== undefined) setRenewing(renewal);
  }
  const [asking, setAsking] = useState<{
    readonly what: 'forget' | 'revoke' | 'details' | 'export';
    readonly token: TokenRow;
  }>();
  const [error, setError] = useState<AppError>();
  const [signingIn, setSigningIn] = useState<ClusterRow>();
  const [rightsTaken, setRightsTaken] = useState(false);
  const rows = tokens.data ?? [];
  const live = rows.filter(isLive);
  const checking = useChecking(rows, (_data, thrown) => {
    setError(thrown === null || thrown === undefined ? undefined : errorOf(thrown));
  });
  const keychainUnusable = useKeychainUnusable();
  const target = likelyCluster(clusters.data ?? []);
  const listError = tokens.error === null ? undefined : errorOf(tokens.error);
  const noCluster = clusters.data?.length === 0;
  return (
    <ActionErrorProvider value={setError}>
      <div className={styles['screen']}>
        <PageHeader title={text.tokens.title} subtitle={live.length > 0 ? summaryOf(live, now) : undefined}>
          {live.length > 0 && (
            <VerifyAllButton
              because={keychainUnusable ? tokenLife.verifyOff : undefined}
              busy={checking.job !== undefined}
              onVerify={() => {
                checking.start(live.map(({ issuanceId }) => issuanceId));
              }}
            />
          )}
          {live.some(isRenewable) && (
            <Button
              appearance="subtle"
              icon={<ArrowSync20Regular />}
              onClick={() => {
                setRenewing([]);
              }}
            >
              {renewalText.renew}
            </Button>
          )}
          <Button
            appearance="subtle"
            onClick={() => {
              go({ kind: 'off-boarding' });
            }}
          >
            {removalWords.offBoarding.open}
          </Button>
          <IssueButton
            because={noCluster ? text.tokens.noCluster : undefined}
            onIssue={() => {
              if (target !== undefined) go({ kind: 'issue', contextId: target.contextId });
            }}
          />
        </PageHeader>
        <KeychainBanner />
        <BreakGlassBanner
          tokens={live}
          now={now}
          onRevoke={(token) => {
            setAsking({ what: 'revoke', token });
          }}
        />
        {error !== undefined && <ErrorPanel error={error} />}
        {listError !== undefined && <ErrorPanel error={listError} />}
        <CheckNotice checking={checking} />
        {rightsTaken && <Note tone="good">{tokenLife.rightsTaken}</Note>}
        <ExpiryLine tokens={live} now={now} selected={selected} onSelect={setSelected} />
        <div className={styles['list']}>
          {(rows.length > 0 || search !== '') && <FilterField />}
          {rows.length > 0 ? (
            <TokenGrid
              tokens={rows}
              clusters={clusters.data ?? []}
              selected={selected}
              now={now}
              onSelect={setSelected}
              actions={{
                forget: (token) => {
                  setAsking({ what: 'forget', token });
                },
                revoke: (token) => {
                  setRightsTaken(false);
                  setAsking({ what: 'revoke', token });
                },
                export: (token) => {
                  setAsking({ what: 'export', token });
                },
                details: (token) => {
                  setAsking({ what: 'details', token });
                },
                signIn: setSigningIn,
                renew: ({ issuanceId }) => {
                  setRenewing([issuanceId]);
                },
                verify: ({ issuanceId }) => {
                  checking.start([issuanceId]);
                },
              }}
            />
          ) : tokens.isPending ? (
            <p className={styles['empty']}>{text.app.loading}</p>
          ) : asked !== '' ? (
            <p className={styles['empty']}>
              {text.tokens.noMatch(asked)}{' '}
              <LinkButton
                onClick={() => {
                  setSearch('');
                }}
              >
                {text.tokens.clearSearch}
              </LinkButton>
            </p>
          ) : (
            <div className={styles['empty']}>
              <h2 className={styles['empty-title']}>{text.tokens.empty}</h2>
              <p>{text.tokens.emptyHint(target?.name)}</p>
            </div>
          )}
        </div>
      </div>
      {signingIn !== undefined && (
        <SignInDialog
          cluster={signingIn}
          onClose={() => {
            setSigningIn(undefined);
          }}
        />
      )}
      {renewing !== undefined && tokens.data !== undefined && (
        <RenewDialog
          tokens={live}
          chosen={renewing}
          now={now}
          onClose={() => {
            setRenewing(undefined);
          }}
        />
      )}
      {asking !== undefined && (
        <Dialogs
          asking={asking}
          now={now}
          onRightsTaken={() => {
            setRightsTaken(true);
          }}
          onClose={() => {
            setAsking(undefined);
          }}
        />
      )}
    </ActionErrorProvider>
  );
}

/** The token that a notification asks to renew. */
function renewalOf(view: View): readonly IssuanceId[] | undefined {
  return view.kind === 'tokens' && view.renew === true && view.select !== undefined
    ? [view.select]
    : undefined;
}

function Dialogs(props: {
  readonly asking: { readonly what: 'forget' | 'revoke' | 'details' | 'export'; readonly token: TokenRow };
  readonly now: number;
  readonly onClose: () => void;
  readonly onRightsTaken: () => void;
}) {
  const { asking, now, onClose } = props;
  switch (asking.what) {
    case 'forget':
      return <ForgetDialog token={asking.token} now={now} onClose={onClose} />;
    case 'revoke':
      return <RevokeDialog token={asking.token} onClose={onClose} onRightsTaken={props.onRightsTaken} />;
    case 'export':
      return <ExportDialog token={asking.token} onClose={onClose} />;
    case 'details':
      return <DetailsDialog token={asking.token} onClose={onClose} />;
  }
}

function VerifyAllButton(props: {
  readonly because: string | undefined;
  readonly busy: boolean;
  readonly onVerify: () => void;
}) {
  const button = (
    <Button
      appearance="subtle"
      icon={<ShieldCheckmark20Regular />}
      disabledFocusable={props.because !== undefined || props.busy}
      onClick={props.onVerify}
    >
      {tokenLife.verifyAll}
    </Button>
  );
  if (props.because === undefined) return button;
  return (
    <Tooltip content={props.because} relationship="description">
      {button}
    </Tooltip>
  );
}

function IssueButton(props: { readonly because: string | undefined; readonly onIssue: () => void }) {
  const button = (
    <Button
      appearance="primary"
      icon={<Add20Regular />}
      disabledFocusable={props.because !== undefined}
      onClick={props.onIssue}
    >
      {text.tokens.issue}
    </Button>
  );
  if (props.because === undefined) return button;
  return (
    <Tooltip content={props.because} relationship="description">
      {button}
    </Tooltip>
  );
}

function summaryOf(rows: readonly TokenRow[], now: number): string {
  const urgencies = rows.map((token) => urgencyOf(token, now));
  return text.tokens.summary(
    rows.length,
    urgencies.filter((urgency) => urgency === 'hour').length,
    urgencies.filter((urgency) => urgency === 'never').length,
  );
}
