// Step two: every object of the plan with the server's verdict, and what the token may do.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ClusterDetail, ClusterRow } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { reasonOf, requestOf, type Draft } from './draft.ts';
import styles from './flow.module.css';
import { useFlowKeys } from './flow-keys.ts';
import { useFlows, type Stage } from './flows.tsx';
import { IssueProgress } from './issue-progress.tsx';
import { PlanDetail } from './plan-detail.tsx';
import { PlanSteps } from './plan-steps.tsx';
import own from './plan-stage.module.css';

export function PlanStage(props: {
  readonly cluster: ClusterRow;
  readonly stage: Extract<Stage, { at: 'plan' | 'issuing' }>;
  readonly draft: Draft;
  readonly user: ClusterDetail['user'] | undefined;
}) {
  const { stage, draft, user } = props;
  const { contextId } = props.cluster;
  const { plan } = stage;
  const flows = useFlows();
  const firstRefused = plan.steps.findIndex(({ verdict }) => verdict.state === 'refused');
  const firstNew = plan.steps.findIndex(({ verdict }) => verdict.state !== 'exists');
  const [selected, setSelected] = useState(Math.max(0, firstRefused >= 0 ? firstRefused : firstNew));
  const [confirming, setConfirming] = useState(false);
  const issuing = stage.at === 'issuing';
  const mustConfirm = plan.escalation.length > 0 || plan.insecure;
  const again = () => {
    flows.plan(contextId, plan.request);
  };
  const issue = (confirmed: boolean) => {
    setConfirming(false);
    flows.issue(contextId, plan, {
      keep: draft.keep,
      reason: reasonOf(draft),
      escalationConfirmed: confirmed && plan.escalation.length > 0,
      insecureConfirmed: confirmed && plan.insecure,
    });
  };
  const next = () => {
    if (plan.refused > 0 || issuing) return;
    if (mustConfirm) setConfirming(true);
    else issue(false);
  };
  const back = () => {
    if (!issuing) flows.toForm(contextId);
  };
  useFlowKeys({ next, back });
  const step = plan.steps[selected];
  return (
    <>
      {(stage.at === 'plan' && stage.error !== undefined) || plan.revocableRefused ? (
        <div className={own['notices']}>
          {stage.at === 'plan' && stage.error !== undefined && (
            <ErrorPanel error={stage.error}>
              <Button size="small" onClick={again}>
                {text.plan.again}
              </Button>
            </ErrorPanel>
          )}
          {plan.revocableRefused && <Note tone="warn">{text.plan.revocableRefused}</Note>}
        </div>
      ) : null}
      <div className={own['columns']}>
        <PlanSteps plan={plan} selected={selected} onSelect={setSelected} />
        <PlanDetail
          plan={plan}
          step={step}
          user={user?.known === true ? user.name : text.plan.you}
          onAgain={again}
          onUseView={() => {
            const role = { kind: 'preset', preset: 'view' } as const;
            flows.edit(contextId, { role });
            flows.plan(contextId, { ...requestOf({ ...draft, role }, contextId), scope: plan.request.scope });
          }}
        />
      </div>
      <footer className={styles['footer']}>
        {stage.at === 'issuing' ? (
          <IssueProgress jobId={stage.jobId} />
        ) : (
          <>
            <span className={plan.refused > 0 ? styles['bad'] : undefined} role="status">
              {plan.refused > 0 ? text.plan.cannotCreate(plan.refused) : text.plan.rollBack}
            </span>
            <Button onClick={back}>{text.issue.back}</Button>
            <Button appearance="primary" disabledFocusable={plan.refused > 0} onClick={next}>
              {text.plan.create(plan.toCreate)}
            </Button>
          </>
        )}
      </footer>
      {confirming && (
        <ConfirmDialog
          plan={plan}
          insecure={props.cluster.insecure}
          onConfirm={() => {
            issue(true);
          }}
          onClose={() => {
            setConfirming(false);
          }}
        />
      )}
    </>
  );
}
