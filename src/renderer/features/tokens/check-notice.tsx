// What a check found out, on top of the list: under way with its number, then in one sentence.
import { useProgress } from '../../app/progress.tsx';
import { describeError } from '../../../shared/text/errors.ts';
import { tokenLife as words, checkWords } from '../../../shared/text/token-life.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { Spinner } from '../../components/spinner.tsx';
import styles from './check-notice.module.css';
import type { Checking } from './use-checking.ts';

export function CheckNotice({ checking }: { readonly checking: Checking }) {
  const progress = useProgress(checking.job?.jobId);
  if (checking.job !== undefined) {
    const { before, total } = checking.job;
    return (
      <div role="status" className={styles['notice']}>
        <Spinner /> {words.checking(before + (progress?.done ?? 0), total)}
        <LinkButton onClick={checking.cancel}>{words.cancel}</LinkButton>
      </div>
    );
  }
  const { outcome } = checking;
  if (outcome === undefined) return null;
  const [only] = outcome.checks;
  const single = outcome.checks.length === 1 && only !== undefined ? only : undefined;
  const good = outcome.checks.every(({ verdict }) => verdict === 'valid');
  const askable = outcome.checks.filter(({ reason }) => REVIEW_HELPS.has(reason));
  return (
    <div role="status" className={styles['notice']}>
      <Note tone={good ? 'good' : 'warn'}>
        {single === undefined
          ? words.checkedMany(outcome.checks.map(({ verdict }) => verdict))
          : [
              words.checkedOne(outcome.account, outcome.cluster, single.verdict),
              single.error !== undefined && single.reason === 'not-answered'
                ? describeError(single.error).message
                : checkWords(single.reason).because,
              checkWords(single.reason).next,
            ].join(' ')}
      </Note>
      {askable.length > 0 && (
        <LinkButton
          title={words.reviewPrice}
          onClick={() => {
            checking.start(
              askable.map(({ issuanceId }) => issuanceId),
              true,
            );
          }}
        >
          {words.review}
        </LinkButton>
      )}
      <LinkButton onClick={checking.dismiss}>{words.close}</LinkButton>
    </div>
  );
}

const REVIEW_HELPS: ReadonlySet<string> = new Set([
  'review-needed',
  'proxy',
  'other-audience',
  'somebody-else',
]);
