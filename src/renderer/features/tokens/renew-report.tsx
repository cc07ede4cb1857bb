// What came of each token of a renewal: what failed first, with its cause; all of it can be copied as text.
import { Button } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import type { IssuanceId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { Renewal } from '../../../shared/renewal.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { renewalText as words } from '../../../shared/text/renewal.ts';
import { moment } from '../../../shared/text/time.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { copyText } from '../../components/copy-text.ts';
import { cx } from '../../components/cx.ts';
import styles from './renew-dialog.module.css';

export function RenewReport(props: {
  readonly results: readonly Renewal[];
  readonly tokens: readonly TokenRow[];
  readonly now: number;
  readonly onAgain: (issuanceIds: readonly IssuanceId[]) => void;
  readonly onClose: () => void;
}) {
  const { now, onAgain, onClose } = props;
  const [copied, setCopied] = useState(false);
  const results = props.results.toSorted((one, other) => urgency(one) - urgency(other));
  const failed = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'cancelled');
  const nameOf = ({ issuanceId }: Renewal) => {
    const token = props.tokens.find((one) => one.issuanceId === issuanceId);
    return token === undefined ? issuanceId : words.choose(token.accountName, token.clusterName);
  };
  return (
    <AskDialog
      title={words.done(results)}
      onClose={onClose}
      choices={[
        { label: words.close, primary: true, onChoose: onClose },
        ...(failed.length === 0
          ? []
          : [
              {
                label: words.again(failed.length),
                onChoose: () => {
                  onAgain(failed.map(({ issuanceId }) => issuanceId));
                },
              },
            ]),
      ]}
    >
      <ul className={styles['list']} tabIndex={0} aria-label={words.report}>
        {results.map((result) => (
          <li key={result.issuanceId} className={styles['outcome']} data-outcome={result.outcome}>
            <Mark result={result} />
            <span>
              <b>{nameOf(result)}</b>
              <span className={styles['second']}>{sentence(result, now)}</span>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="small"
          appearance="subtle"
          icon={<Copy16Regular />}
          onClick={() => {
            const lines = results.map((result) => `${nameOf(result)}: ${sentence(result, now)}`);
            setCopied(copyText(lines.join('\n')));
          }}
        >
          {copied ? words.copied : words.copy}
        </Button>
      </div>
    </AskDialog>
  );
}

function Mark({ result }: { readonly result: Renewal }) {
  switch (result.outcome) {
    case 'failed':
      return <ErrorCircle16Filled className={cx(styles['mark'], styles['bad'])} />;
    case 'cancelled':
      return <Warning16Regular className={cx(styles['mark'], styles['warn'])} />;
    case 'already-renewed':
    case 'renewed':
      return result.outcome === 'renewed' && result.before === 'not-taken-back' ? (
        <Warning16Regular className={cx(styles['mark'], styles['warn'])} />
      ) : (
        <CheckmarkCircle16Filled className={cx(styles['mark'], styles['good'])} />
      );
  }
}

function sentence(result: Renewal, now: number): string {
  switch (result.outcome) {
    case 'failed': {
      const { message, hint } = describeError(result.error);
      return `${message} ${hint}`;
    }
    case 'cancelled':
    case 'already-renewed':
      return words.outcome[result.outcome];
    case 'renewed': {
      const { expiresAt } = result.grant;
      const old = result.error === undefined ? '' : ` ${describeError(result.error).message}`;
      return [
        expiresAt === undefined ? words.outcome.forever : words.outcome.until(moment(expiresAt, now)),
        `${words.outcome[result.before]}${old}`,
      ].join(' ');
    }
  }
}

/** What somebody has to look after comes first. */
function urgency(result: Renewal): number {
  if (result.outcome === 'renewed' && result.before === 'not-taken-back') return 1;
  return ['failed', 'not-taken-back', 'cancelled', 'renewed', 'already-renewed'].indexOf(result.outcome);
}
