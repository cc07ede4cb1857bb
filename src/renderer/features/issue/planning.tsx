// Step two while the server is asked, and where that did not work out.
import { Button } from '@fluentui/react-components';
import type { ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useProgress } from '../../app/progress.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import styles from './flow.module.css';
import { useFlowKeys } from './flow-keys.ts';
import { useFlows, type Stage } from './flows.tsx';
import own from './planning.module.css';

export function Planning(props: {
  readonly cluster: ClusterRow;
  readonly stage: Extract<Stage, { at: 'planning' | 'plan-failed' }>;
}) {
  const { stage } = props;
  const { contextId } = props.cluster;
  const flows = useFlows();
  const jobId = stage.at === 'planning' ? stage.jobId : undefined;
  const progress = useProgress(jobId);
  const back = () => {
    if (jobId !== undefined) flows.cancel(jobId);
    flows.toForm(contextId);
  };
  useFlowKeys({ back });
  return (
    <>
      <div className={own['middle']}>
        {stage.at === 'planning' ? (
          <div className={own['wait']} role="status">
            <p className={own['title']}>{text.plan.checking}</p>
            <ProgressBar label={text.plan.checking} done={progress?.done ?? 0} total={progress?.total ?? 0} />
            <p className={own['hint']}>
              {progress === undefined || progress.total === 0
                ? text.plan.checkingHint
                : `${text.progress[progress.step]}, ${text.progress.of(progress.done, progress.total)}. ${text.plan.checkingHint}`}
            </p>
          </div>
        ) : (
          <ErrorPanel error={stage.error}>
            <Button
              size="small"
              onClick={() => {
                flows.plan(contextId, stage.request);
              }}
            >
              {text.plan.again}
            </Button>
          </ErrorPanel>
        )}
      </div>
      <footer className={styles['footer']}>
        <span>{text.issue.nothingYet}</span>
        <Button onClick={back}>{stage.at === 'planning' ? text.issue.cancel : text.issue.back}</Button>
      </footer>
    </>
  );
}
