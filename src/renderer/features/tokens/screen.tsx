// Home: the tokens that are kept, what ends when, and Copy.
import { Button, Tooltip } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { IssuanceId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { AppError } from '../../../shared/ipc/result.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { urgencyOf } from '../../components/urgency.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { likelyCluster, useClusters } from '../clusters/queries.ts';
import { ActionErrorProvider } from './action-error.tsx';
import { ExpiryLine } from './expiry-line.tsx';
import { FilterField } from './filter-field.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { KeychainBanner } from './keychain-banner.tsx';
import { useTokens } from './queries.ts';
import styles from './screen.module.css';
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
  const [forgetting, setForgetting] = useState<TokenRow>();
  const [error, setError] = useState<AppError>();
  const rows = tokens.data ?? [];
  const target = likelyCluster(clusters.data ?? []);
  const listError = tokens.error === null ? undefined : errorOf(tokens.error);
  const noCluster = clusters.data?.length === 0;
  return (
    <ActionErrorProvider value={setError}>
      <div className={styles['screen']}>
        <PageHeader title={text.tokens.title} subtitle={rows.length > 0 ? summaryOf(rows, now) : undefined}>
          <IssueButton
            because={noCluster ? text.tokens.noCluster : undefined}
            onIssue={() => {
              if (target !== undefined) go({ kind: 'issue', contextId: target.contextId });
            }}
          />
        </PageHeader>
        <KeychainBanner />
        {error !== undefined && <ErrorPanel error={error} />}
        {listError !== undefined && <ErrorPanel error={listError} />}
        <ExpiryLine tokens={rows} now={now} selected={selected} onSelect={setSelected} />
        <div className={styles['list']}>
          {(rows.length > 0 || search !== '') && <FilterField />}
          {rows.length > 0 ? (
            <TokenGrid
              tokens={rows}
              clusters={clusters.data ?? []}
              selected={selected}
              now={now}
              onSelect={setSelected}
              onForget={setForgetting}
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
      {forgetting !== undefined && (
        <ForgetDialog
          token={forgetting}
          now={now}
          onClose={() => {
            setForgetting(undefined);
          }}
        />
      )}
    </ActionErrorProvider>
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
