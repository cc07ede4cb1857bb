// What opening a cluster has to say: under way, refused, or a command that wants consent.
import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { keys } from '../../app/keys.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import styles from './open-notices.module.css';
import { useOpened } from './queries.ts';

export function OpenNotices({ cluster }: { readonly cluster: ClusterRow }) {
  const { contextId, problem, insecure } = cluster;
  const opened = useOpened(contextId, problem === undefined);
  const queries = useQueryClient();
  const [declined, setDeclined] = useState(false);
  const again = () => {
    setDeclined(false);
    void queries.refetchQueries({ queryKey: keys.opened(contextId) });
  };
  const error = problem ?? (opened.error === null ? undefined : errorOf(opened.error));
  const request =
    error?.code === 'exec-not-allowed' && error.reason === 'no-consent' && !opened.isFetching
      ? error.request
      : undefined;
  return (
    <div className={styles['notices']}>
      {insecure !== 'no' && (
        <Note tone="warn">
          {insecure === 'skip-verify' ? text.cluster.skipVerify : text.cluster.noTls}.{' '}
          {text.cluster.insecureBadge}.
        </Note>
      )}
      {opened.isFetching ? (
        <p className={styles['opening']} role="status">
          <Spinner /> {text.cluster.opening}
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              void queries.cancelQueries({ queryKey: keys.opened(contextId) });
            }}
          >
            {text.cluster.stopOpening}
          </Button>
        </p>
      ) : request !== undefined ? (
        <p className={styles['opening']} role="status">
          {text.cluster.consent.waiting(request.command)}
          <Button
            size="small"
            onClick={() => {
              setDeclined(false);
            }}
          >
            {text.cluster.consent.review}
          </Button>
        </p>
      ) : error !== undefined ? (
        <ErrorPanel error={error}>
          {problem === undefined && (
            <Button size="small" onClick={again}>
              {text.cluster.checkAgain}
            </Button>
          )}
        </ErrorPanel>
      ) : (
        opened.data === undefined && (
          <p className={styles['opening']}>
            {text.cluster.stopped}
            <Button size="small" onClick={again}>
              {text.cluster.checkAgain}
            </Button>
          </p>
        )
      )}
      {request !== undefined && !declined && (
        <ConsentDialog
          cluster={cluster}
          request={request}
          onAllowed={again}
          onDeclined={() => {
            setDeclined(true);
          }}
        />
      )}
    </div>
  );
}
