// Step one: every decision on one page, each with a default.
import { Button } from '@fluentui/react-components';
import { ArrowRight20Regular } from '@fluentui/react-icons/svg/arrow-right';
import { useRef, useState } from 'react';
import type { ClusterDetail, ClusterRow } from '../../../shared/cluster.ts';
import type { ContextId } from '../../../shared/ids.ts';
import { breakGlassText } from '../../../shared/text/portal-sign-in.ts';
import { text } from '../../../shared/text/en.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { AccountSection } from './account-section.tsx';
import { problemsOf, requestOf, type Draft, type Problems } from './draft.ts';
import styles from './flow.module.css';
import { useFlows } from './flows.tsx';
import { KeepSection } from './keep-section.tsx';
import { LifetimeSection } from './lifetime-section.tsx';
import { RoleSection } from './role-section.tsx';
import { Summary } from './summary.tsx';
import { useFlowKeys } from './flow-keys.ts';

/** What each part of the form gets. */
export type PartProps = {
  readonly contextId: ContextId;
  readonly draft: Draft;
  readonly edit: (change: Partial<Draft>) => void;
  readonly problems: Problems;
  /** True once the user tried to go on: then also untouched fields say what they miss. */
  readonly showProblems: boolean;
  /** True once the cluster said who we are; lists are asked for only then. */
  readonly opened: boolean;
  readonly detail: ClusterDetail | undefined;
};

export function IssueForm(props: {
  readonly cluster: ClusterRow;
  readonly detail: ClusterDetail | undefined;
  readonly draft: Draft;
}) {
  const { cluster, detail, draft } = props;
  const { contextId } = cluster;
  const { go } = useNavigation();
  const flows = useFlows();
  const form = useRef<HTMLFormElement | null>(null);
  const [showProblems, setShowProblems] = useState(false);
  const problems = problemsOf(draft);
  const count = Object.keys(problems).length;
  const check = () => {
    if (count > 0) {
      setShowProblems(true);
      requestAnimationFrame(() => {
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
    } else flows.plan(contextId, requestOf(draft, contextId));
  };
  useFlowKeys({ next: check });
  const part: PartProps = {
    contextId,
    draft,
    edit: (change) => {
      flows.edit(contextId, change);
    },
    problems,
    showProblems,
    opened: detail !== undefined,
    detail,
  };
  return (
    <>
      <div className={styles['columns']}>
        <form
          ref={form}
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          {draft.breakGlass && (
            <Note tone="warn">
              <b>{breakGlassText.title}.</b> {breakGlassText.says}{' '}
              <LinkButton
                onClick={() => {
                  flows.reset(contextId);
                }}
              >
                {breakGlassText.end}
              </LinkButton>
            </Note>
          )}
          <AccountSection {...part} />
          <RoleSection {...part} />
          <LifetimeSection {...part} />
          <KeepSection {...part} />
        </form>
        <Summary cluster={cluster} detail={detail} draft={draft} />
      </div>
      <footer className={styles['footer']}>
        <span className={showProblems && count > 0 ? styles['bad'] : undefined} role="status">
          {showProblems && count > 0 ? text.issue.incomplete(count) : text.issue.nothingYet}
        </span>
        <Button
          onClick={() => {
            go({ kind: 'tokens' });
          }}
        >
          {text.issue.cancel}
        </Button>
        <Button appearance="primary" icon={<ArrowRight20Regular />} iconPosition="after" onClick={check}>
          {text.issue.check}
        </Button>
      </footer>
    </>
  );
}
