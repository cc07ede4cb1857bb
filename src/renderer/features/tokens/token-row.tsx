// One kept token: whose it is, how long it lives, and Copy.
import { Button, Tooltip } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import { useState, type KeyboardEvent } from 'react';
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { absolute, ago } from '../../../shared/text/time.ts';
import { routes } from '../../../shared/text/words.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { cx } from '../../components/cx.ts';
import { TimeBar } from '../../components/time-bar.tsx';
import { useFlows } from '../issue/flows.tsx';
import { useKeychainUnusable } from '../settings/queries.ts';
import { AccountCell } from './account-cell.tsx';
import type { TokenItem } from './grid-items.ts';
import { useClipboard, useCopy } from './queries.ts';
import { RowMenu } from './row-menu.tsx';
import type { RowActions } from './row-actions.ts';
import { RowShell, type RowPlace } from './row-shell.tsx';
import { StandingLine } from './standing-line.tsx';
import { actionsFor } from './token-actions.ts';
import styles from './token-row.module.css';
import { useActionError } from './action-error.tsx';

export function TokenGridRow(props: {
  readonly item: TokenItem;
  readonly now: number;
  readonly place: RowPlace;
  readonly actions: RowActions;
}) {
  const { item, now } = props;
  const { active } = props.place;
  const { token } = item;
  const { go } = useNavigation();
  const { again } = useFlows();
  const report = useActionError();
  const copy = useCopy();
  const [menuOpen, setMenuOpen] = useState(false);
  const actions = actionsFor(token, item.cluster, useKeychainUnusable(), now);
  const copyToken = (withPortal: boolean) => {
    if (actions.noCopy !== undefined || actions.ended) return;
    const portalOf = withPortal ? actions.portalOf : undefined;
    if (withPortal && portalOf === undefined) return;
    copy.mutate({ issuanceId: token.issuanceId, portalOf }, { onSettled: report });
  };
  const issueAgain = () => {
    const contextId = item.cluster?.contextId;
    if (contextId === undefined) return;
    again(contextId, token);
    go({ kind: 'issue', contextId });
  };
  const onKey = (event: KeyboardEvent) => {
    const copyKeys = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    if (event.key === 'Enter' || copyKeys) {
      event.preventDefault();
      copyToken(false);
    } else if (event.key === 'o') copyToken(true);
    else if (event.key === 'r' && !event.ctrlKey && !event.metaKey && !actions.noRenew)
      props.actions.renew(token);
    else if (event.key === 'v' && actions.noCopy === undefined) props.actions.verify(token);
    else if (event.key === 'Delete' && !actions.noRevoke) props.actions.revoke(token);
  };
  return (
    <RowShell
      place={props.place}
      onKey={onKey}
      onMenu={() => {
        setMenuOpen(true);
      }}
    >
      <AccountCell token={token} ended={actions.ended} />
      <div role="gridcell">
        <TimeBar token={token} now={now} />
      </div>
      <div role="gridcell" className={styles['cell']}>
        <span className={styles['first']}>{routes[token.route]}</span>
        <StandingLine token={token} now={now} />
      </div>
      <div
        role="gridcell"
        className={styles['second']}
        title={token.lastCopiedAt === undefined ? undefined : absolute(token.lastCopiedAt)}
      >
        {token.lastCopiedAt === undefined ? text.time.notCopied : ago(token.lastCopiedAt, now)}
        {token.lastUsedOn !== undefined && (
          <div title={routeText.lastUsedSays(token.lastUsedOn)}>{routeText.lastUsed(token.lastUsedOn)}</div>
        )}
      </div>
      <div role="gridcell" className={styles['actions']}>
        {actions.ended ? (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={item.cluster === undefined}
            tabIndex={active ? 0 : -1}
            onClick={issueAgain}
          >
            {text.tokens.issueAgain}
          </Button>
        ) : (
          <CopyButton token={token} hot={active} because={actions.noCopy} onCopy={copyToken} />
        )}
        <Tooltip
          content={actions.noPortal ?? actions.noCopy ?? text.tokens.portal}
          relationship="description"
        >
          <Button
            size="small"
            appearance="subtle"
            aria-label={text.tokens.portal}
            icon={<Open16Regular />}
            tabIndex={active ? 0 : -1}
            disabledFocusable={
              actions.ended || actions.noPortal !== undefined || actions.noCopy !== undefined
            }
            onClick={() => {
              copyToken(true);
            }}
          />
        </Tooltip>
        <RowMenu
          item={item}
          actions={actions}
          active={active}
          open={menuOpen}
          onOpenChange={setMenuOpen}
          onIssueAgain={issueAgain}
          rowActions={props.actions}
          onCopyForPortal={() => {
            copyToken(true);
          }}
        />
      </div>
    </RowShell>
  );
}

function CopyButton(props: {
  readonly token: TokenRow;
  readonly hot: boolean;
  readonly because: string | undefined;
  readonly onCopy: (withPortal: boolean) => void;
}) {
  const clipboard = useClipboard();
  const copied = clipboard.holds === 'token' && clipboard.issuanceId === props.token.issuanceId;
  const button = (
    <Button
      size="small"
      appearance={props.hot || copied ? 'primary' : 'outline'}
      className={cx(styles['copy'], !props.hot && !copied && styles['quiet'])}
      icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
      disabledFocusable={props.because !== undefined}
      tabIndex={props.hot ? 0 : -1}
      onClick={() => {
        props.onCopy(false);
      }}
    >
      {copied ? text.tokens.copied : text.tokens.copy}
    </Button>
  );
  if (props.because === undefined) return button;
  return (
    <Tooltip content={props.because} relationship="description">
      {button}
    </Tooltip>
  );
}
