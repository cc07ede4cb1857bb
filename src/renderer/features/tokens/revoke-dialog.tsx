// Asks how far a revocation shall reach, and says what each step takes with it.
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { useId, useState } from 'react';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { RevokePlan, RevokeReach } from '../../../shared/revoke-plan.ts';
import { tokenLife as words } from '../../../shared/text/token-life.ts';
import { errorOf } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { cx } from '../../components/cx.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { AccountDialog } from '../removal/account-dialog.tsx';
import { useActionError } from './action-error.tsx';
import { useRevoke, useRevokePlan } from './life-queries.ts';
import styles from './revoke-dialog.module.css';

/** The last step is a removal of its own, with a plan and its name to type. */
type Step = RevokeReach | 'account';
type Rung = {
  readonly reach: Step;
  readonly says: string;
  readonly takes: string;
  readonly possible: boolean;
};

export function RevokeDialog(props: {
  readonly token: TokenRow;
  readonly onClose: () => void;
  readonly onRightsTaken: () => void;
}) {
  const { token, onClose, onRightsTaken } = props;
  const plan = useRevokePlan(token.issuanceId);
  const revoke = useRevoke();
  const report = useActionError();
  const rungs = rungsOf(token, plan.data);
  const [picked, setPicked] = useState<Step>();
  const reach = picked ?? rungs.find(({ possible }) => possible)?.reach;
  const name = useId();
  const [wholeAccount, setWholeAccount] = useState(false);
  const error =
    plan.error !== null
      ? errorOf(plan.error)
      : plan.data !== undefined && 'error' in plan.data.rights
        ? plan.data.rights.error
        : undefined;
  const { contextId, namespace, accountName } = token;
  if (wholeAccount && contextId !== undefined) {
    return <AccountDialog account={{ contextId, namespace, name: accountName }} onClose={onClose} />;
  }
  return (
    <AskDialog
      title={words.revokeTitle(token.accountName, token.clusterName)}
      onClose={onClose}
      choices={[
        { label: words.cancel, onChoose: onClose },
        {
          label: words.confirm[reach ?? 'token'],
          danger: true,
          disabled: reach === undefined,
          onChoose: () => {
            if (reach === undefined) return;
            if (reach === 'account') {
              setWholeAccount(true);
              return;
            }
            revoke.mutate(
              { issuanceId: token.issuanceId, reach },
              { onSettled: report, ...(reach === 'rights' ? { onSuccess: onRightsTaken } : {}) },
            );
            onClose();
          },
        },
      ]}
    >
      <p className={styles['hint']}>{words.revokeHint}</p>
      <div role="radiogroup" aria-label={words.revokeHint} className={styles['rungs']}>
        {rungs.map((rung) => (
          <label
            key={rung.reach}
            className={cx(styles['rung'], rung.reach === reach && styles['chosen'])}
            data-possible={rung.possible}
          >
            <input
              type="radio"
              name={name}
              checked={rung.reach === reach}
              disabled={!rung.possible}
              onChange={() => {
                setPicked(rung.reach);
              }}
            />
            <span className={styles['words']}>
              <span className={styles['title']}>{words.rungs[rung.reach]}</span>
              <span className={styles['says']}>{rung.says}</span>
            </span>
            <span className={styles['takes']}>{rung.takes}</span>
          </label>
        ))}
      </div>
      {plan.isPending && (
        <p className={styles['note']}>
          <Spinner /> {words.reading}
        </p>
      )}
      {error !== undefined && <ErrorPanel error={error} />}
      <p className={styles['note']}>
        <Clock16Regular />
        <span>
          {reach === 'account' ? words.accountNote : reach === 'rights' ? words.rightsNote : words.cacheNote}
        </span>
      </p>
    </AskDialog>
  );
}

/** The steps that are known; before the cluster has answered only the ones that the row itself knows. */
function rungsOf(token: TokenRow, plan: RevokePlan | undefined): Rung[] {
  const rungs: Rung[] = [];
  if (token.tokenSecret === undefined) {
    const secret = token.boundSecret;
    rungs.push({
      reach: 'token',
      possible: secret !== undefined,
      says: secret === undefined ? words.noTokenRung : words.tokenRung(secret),
      takes: secret === undefined ? '' : words.tokens(1),
    });
  } else {
    rungs.push({
      reach: 'secret',
      possible: true,
      says: words.secretRung(token.tokenSecret, token.route !== 'legacy-secret'),
      takes: words.tokens(plan?.secret?.tokens ?? 1),
    });
  }
  if (plan !== undefined && 'bindings' in plan.rights) {
    const { bindings, shared, throughGroups, complete } = plan.rights;
    rungs.push({
      reach: 'rights',
      possible: bindings > 0,
      says: words.rightsRung(bindings - shared, shared, throughGroups),
      takes: words.bindings(bindings, complete),
    });
  }
  if (plan !== undefined && token.contextId !== undefined) {
    const { tokens, otherSecrets = 0 } = plan.account;
    rungs.push({
      reach: 'account',
      possible: true,
      says: words.accountRung(token.accountName, otherSecrets),
      takes: words.tokens(tokens),
    });
  }
  return rungs;
}
