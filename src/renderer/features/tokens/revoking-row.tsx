// The row of a token that is being revoked: two facts, what is left to wait, and nothing to undo.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { Revoking } from '../../../shared/ipc/contract/tokens.ts';
import { clock } from '../../../shared/text/time.ts';
import { tokenLife as words } from '../../../shared/text/token-life.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useNow } from '../../components/use-now.ts';
import { AccountCell } from './account-cell.tsx';
import { useActionError } from './action-error.tsx';
import type { TokenItem } from './grid-items.ts';
import { useRevoke, useRevoking } from './life-queries.ts';
import styles from './revoking-row.module.css';
import { RowShell, type RowPlace } from './row-shell.tsx';

export function RevokingGridRow(props: { readonly item: TokenItem; readonly place: RowPlace }) {
  const { token } = props.item;
  const now = useNow(1000);
  const facts = useRevoking(token.issuanceId);
  const stuck = facts?.phase === 'still-accepted';
  const start = facts?.deletedAt ?? token.revokedAt;
  const { earliest } = facts ?? {};
  const left = earliest === undefined ? undefined : Math.max(0, Math.ceil((earliest - now) / 1000));
  const whole = earliest === undefined || start === undefined ? 0 : earliest - start;
  return (
    <RowShell place={props.place} tall onKey={() => undefined} onMenu={() => undefined}>
      <AccountCell token={token} ended={false} />
      <div role="gridcell" className={styles['facts']}>
        <div className={styles['head']}>
          {stuck ? <Warning16Regular className={styles['warn'] ?? ''} /> : <Spinner size={14} />}
          <span className={styles['title']}>{titleOf(facts)}</span>
          {!stuck && left !== undefined && left > 0 && (
            <span className={styles['left']}>{words.secondsLeft(left)}</span>
          )}
        </div>
        {!stuck && (
          <ProgressBar
            label={titleOf(facts)}
            done={whole > 0 && earliest !== undefined ? Math.min(whole, whole - (earliest - now)) : 0}
            total={whole > 0 && left !== 0 ? whole : 0}
          />
        )}
        <div className={styles['line']}>
          <Deleted token={token} facts={facts} at={start} />
          <span className={styles['asked']}>{askedOf(facts)}</span>
        </div>
      </div>
      <div role="gridcell" className={styles['end']}>
        {stuck ? <Again token={token} active={props.place.active} /> : words.noUndo}
      </div>
    </RowShell>
  );
}

function Deleted(props: {
  readonly token: TokenRow;
  readonly facts: Revoking | undefined;
  readonly at: number | undefined;
}) {
  const { token, facts, at } = props;
  const object = facts?.object ?? {
    kind: 'Secret',
    name: token.boundSecret ?? token.tokenSecret ?? token.accountName,
  };
  const held = facts?.phase === 'held';
  const done = at !== undefined && !held;
  return (
    <span className={styles['deleted']}>
      {done ? <CheckmarkCircle16Filled className={styles['good'] ?? ''} /> : <Clock16Regular />}
      <span>
        {object.kind} <code>{object.name}</code>{' '}
        {done ? words.deletedAt(clock(at)) : held ? words.held : words.notDeleted}
      </span>
    </span>
  );
}

function Again({ token, active }: { readonly token: TokenRow; readonly active: boolean }) {
  const revoke = useRevoke();
  const report = useActionError();
  return (
    <LinkButton
      tabIndex={active ? 0 : -1}
      onClick={() => {
        const reach = token.route === 'token-request' ? 'token' : 'secret';
        revoke.mutate({ issuanceId: token.issuanceId, reach }, { onSettled: report });
      }}
    >
      {words.checkAgain}
    </LinkButton>
  );
}

function titleOf(facts: Revoking | undefined): string {
  switch (facts?.phase) {
    case 'held':
      return words.revoking.held(facts.finalizer ?? '');
    case 'forgetting':
      return words.revoking.forgetting;
    case 'still-accepted':
      return words.revoking.stillAccepted;
    case 'unreachable':
    case undefined:
      return words.revoking.asking;
  }
}

function askedOf(facts: Revoking | undefined): string {
  if (facts?.phase === 'unreachable') return words.waitsForCluster;
  if (facts?.acceptedAt !== undefined) return words.stillAccepted;
  return facts?.phase === 'forgetting' ? words.askedLater : '';
}
