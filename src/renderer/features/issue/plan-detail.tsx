// Beside the steps of a plan: what the token may do or why a step is refused, and the YAML.
import { Button } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import type { Plan, PlanStep } from '../../../shared/plan.ts';
import { text } from '../../../shared/text/en.ts';
import { copyText } from '../../components/copy-text.ts';
import { AccessTable } from './access-table.tsx';
import styles from './plan-detail.module.css';
import { RefusedPanel } from './refused-panel.tsx';
import { YamlView } from './yaml-view.tsx';

export function PlanDetail(props: {
  readonly plan: Plan;
  readonly step: PlanStep | undefined;
  readonly user: string;
  readonly onAgain: () => void;
  readonly onUseView: () => void;
}) {
  const { plan, step } = props;
  const [all, setAll] = useState(false);
  const [copied, setCopied] = useState<string>();
  const sent = plan.steps.filter(
    ({ yaml, verdict, object }) => yaml !== '' && verdict.state !== 'exists' && object.kind !== 'Token',
  );
  const yaml = all ? sent.map((one) => one.yaml.trimEnd()).join('\n---\n') : (step?.yaml ?? '');
  const refused = step?.verdict.state === 'refused' ? step.verdict.error : undefined;
  return (
    <section className={styles['detail']}>
      {refused === undefined ? (
        <AccessTable plan={plan} />
      ) : (
        <RefusedPanel
          plan={plan}
          error={refused}
          user={props.user}
          onAgain={props.onAgain}
          onUseView={props.onUseView}
        />
      )}
      <div className={styles['bar']}>
        <div role="tablist" aria-label={text.plan.yaml} className={styles['tabs']}>
          {[false, true].map((every) => (
            <button
              key={String(every)}
              type="button"
              role="tab"
              aria-selected={all === every}
              aria-controls="plan-yaml"
              className={styles['tab']}
              onClick={() => {
                setAll(every);
              }}
            >
              {every ? text.plan.allYaml(sent.length) : text.plan.thisObject}
            </button>
          ))}
        </div>
        <Button
          size="small"
          appearance="subtle"
          icon={<Copy16Regular />}
          disabledFocusable={yaml === ''}
          onClick={() => {
            if (copyText(yaml)) setCopied(yaml);
          }}
        >
          {copied === yaml && yaml !== '' ? text.errors.copied : text.plan.copyYaml}
        </Button>
      </div>
      <YamlView id="plan-yaml" yaml={yaml} refused={!all && refused?.code === 'forbidden'} />
    </section>
  );
}
