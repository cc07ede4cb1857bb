// What each action needs, held or missing, before anything is filled in; and the YAML that an administrator can apply.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { ContextId } from '../../../shared/ids.ts';
import type { Need, PreflightAction } from '../../../shared/preflight.ts';
import { preflightText as words } from '../../../shared/text/preflight.ts';
import { api, errorOf } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { cx } from '../../components/cx.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import styles from './preflight-dialog.module.css';
import { useQuestion } from './use-question.ts';

const icons = {
  held: <CheckmarkCircle16Filled className={cx(styles['good'])} />,
  missing: <ErrorCircle16Filled className={cx(styles['bad'])} />,
  unknown: <QuestionCircle16Regular className={cx(styles['quiet'])} />,
} satisfies Record<PreflightAction['verdict'], unknown>;

export function PreflightDialog(props: {
  readonly contextId: ContextId;
  readonly cluster: string;
  readonly account: { readonly namespace: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const { contextId, account } = props;
  const asked = useQuestion(['preflight', contextId, account.namespace, account.name], (jobId) =>
    api['accounts.preflight']({ jobId, contextId, ...account }),
  );
  const actions = asked.data?.actions.toSorted(missingFirst) ?? [];
  const lacking = actions.filter(({ verdict }) => verdict === 'missing').length;
  return (
    <AskDialog
      title={words.title(props.cluster)}
      onClose={props.onClose}
      choices={[{ label: asked.isPending ? words.cancel : words.close, onChoose: props.onClose }]}
    >
      {asked.isPending && <ProgressBar label={words.reading} done={0} total={0} />}
      {asked.error !== null && <ErrorPanel error={errorOf(asked.error)} />}
      {asked.data !== undefined && (
        <>
          <Note tone={lacking === 0 ? 'good' : 'warn'}>
            {lacking === 0 ? words.allHeld : words.missing(lacking)}
          </Note>
          <p className={styles['quiet']}>{words.for(`${account.namespace}/${account.name}`)}</p>
          <ul className={styles['actions']} tabIndex={0} aria-label={words.open}>
            {actions.map((action) => (
              <li key={action.id} data-verdict={action.verdict}>
                {icons[action.verdict]}
                <span>
                  <b>{words.actions[action.id]}</b>{' '}
                  <span className={styles['quiet']}>{words.verdicts[action.verdict]}</span>
                  {action.needs.map((need, index) => (
                    <NeedLine key={index} need={need} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles['quiet']}>{words.binding}</p>
          {asked.data.administratorYaml !== undefined && (
            <>
              <p>{words.yaml}</p>
              <div className={styles['yaml']} tabIndex={0} role="group" aria-label={words.yaml}>
                <CommandLine command={asked.data.administratorYaml} />
              </div>
            </>
          )}
        </>
      )}
    </AskDialog>
  );
}

function NeedLine({ need }: { readonly need: Need }) {
  const lacks = need.verdict === 'missing' && !need.optional;
  return (
    <code className={cx(styles['need'], lacks && styles['bad'])}>
      {words.need(need)}
      {need.verdict === 'held' ? '' : ` · ${words.verdicts[need.verdict]}`}
      {need.optional ? ` · ${words.optional}` : ''}
    </code>
  );
}

function missingFirst(one: PreflightAction, other: PreflightAction): number {
  const rank = ({ verdict }: PreflightAction) => ['missing', 'unknown', 'held'].indexOf(verdict);
  return rank(one) - rank(other);
}
