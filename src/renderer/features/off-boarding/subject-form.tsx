// Chooses whose things go: of one account on every cluster, or of this desk.
import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { accountNameProblem, DEFAULT_NAMESPACE, namespaceProblem } from '../../../shared/names.ts';
import type { OffBoardingSubject } from '../../../shared/off-boarding.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { api, errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Segments } from '../../components/segments.tsx';
import { useJob } from '../removal/use-job.ts';
import styles from './screen.module.css';

const words = removalWords.offBoarding;
const kinds = ['account', 'desk'] as const;

export function SubjectForm() {
  const [kind, setKind] = useState<OffBoardingSubject['kind']>('account');
  const [namespace, setNamespace] = useState<string>(DEFAULT_NAMESPACE);
  const [name, setName] = useState('');
  const plan = useJob((jobId, subject: OffBoardingSubject) => api['offboarding.plan']({ jobId, subject }));
  const ready =
    kind === 'desk' || (namespaceProblem(namespace) === null && accountNameProblem(name) === null);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !plan.isPending) plan.mutate(kind === 'desk' ? { kind } : { kind, namespace, name });
      }}
    >
      {plan.error !== null && <ErrorPanel error={errorOf(plan.error)} />}
      <FieldRow label={words.whose}>
        <Segments
          label={words.whose}
          value={kind}
          choices={kinds.map((value) => ({ value, label: words.subjects[value] }))}
          onChange={setKind}
        />
        <p className={styles['hint']}>{kind === 'desk' ? words.deskBody : words.accountBody}</p>
      </FieldRow>
      {kind === 'account' && (
        <>
          <FieldRow label={words.namespace}>
            <Input
              aria-label={words.namespace}
              value={namespace}
              onChange={(_event, data) => {
                setNamespace(data.value);
              }}
            />
          </FieldRow>
          <FieldRow label={words.name}>
            <Input
              aria-label={words.name}
              value={name}
              onChange={(_event, data) => {
                setName(data.value);
              }}
            />
          </FieldRow>
        </>
      )}
      {plan.isPending ? (
        <div className={styles['progress']}>
          <ProgressBar
            label={words.listing}
            done={plan.progress?.done ?? 0}
            total={plan.progress?.total ?? 0}
          />
          <Button size="small" onClick={plan.stop}>
            {words.stop}
          </Button>
        </div>
      ) : (
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={!ready}>
            {words.list}
          </Button>
        </div>
      )}
    </form>
  );
}
