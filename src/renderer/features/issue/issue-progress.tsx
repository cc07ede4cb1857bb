// In the footer while a token is issued: the step under way, and Cancel while that is true.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { text } from '../../../shared/text/en.ts';
import { kinds } from '../../../shared/text/words.ts';
import { useProgress } from '../../app/progress.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useFlows } from './flows.tsx';
import styles from './issue-progress.module.css';

export function IssueProgress({ jobId }: { readonly jobId: JobId }) {
  const progress = useProgress(jobId);
  const { cancel } = useFlows();
  const [cancelling, setCancelling] = useState(false);
  const step = text.progress[progress?.step ?? 'connecting'];
  const object = progress?.object;
  return (
    <>
      <div className={styles['progress']} role="status">
        <ProgressBar label={text.progress.label} done={progress?.done ?? 0} total={progress?.total ?? 0} />
        <span>
          {cancelling
            ? text.progress.cancelling
            : [
                step,
                object === undefined || object.kind === 'Token'
                  ? ''
                  : ` ${kinds[object.kind]} ${object.name}`,
                progress === undefined || progress.total === 0
                  ? ''
                  : `, ${text.progress.of(progress.done, progress.total)}`,
              ].join('')}
        </span>
      </div>
      <Button
        disabledFocusable={cancelling}
        onClick={() => {
          setCancelling(true);
          cancel(jobId);
        }}
      >
        {text.progress.cancel}
      </Button>
    </>
  );
}
