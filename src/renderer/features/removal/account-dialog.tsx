// Removing one account: what goes and what stays first, then the account's name typed, then what came of each object.
import { Checkbox, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContextId } from '../../../shared/ids.ts';
import type { RemovalPlan } from '../../../shared/removal.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { api, errorOf, newJobId, unwrap } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { PlanView } from './plan-view.tsx';
import { useJob } from './use-job.ts';

const words = removalWords.account;

/** The account of a context that is to go. */
export type RemovableAccount = {
  readonly contextId: ContextId;
  readonly namespace: string;
  readonly name: string;
};

export function AccountDialog(props: { readonly account: RemovableAccount; readonly onClose: () => void }) {
  const { contextId, namespace, name } = props.account;
  const [typed, setTyped] = useState('');
  const [removeNamespace, setRemoveNamespace] = useState(false);
  const plan = useQuery({
    queryKey: ['removal', contextId, namespace, name],
    queryFn: () => unwrap(api['accounts.removalPlan']({ jobId: newJobId(), ...props.account })),
    gcTime: 0,
  });
  const removal = useJob((jobId, shown: RemovalPlan) =>
    api['accounts.remove']({
      ...{ jobId, ...props.account, removeNamespace },
      ...(shown.account === undefined ? {} : { uid: shown.account.uid }),
    }),
  );
  const shown = plan.data;
  const gone = shown !== undefined && shown.account === undefined;
  if (removal.isPending) {
    return (
      <AskDialog
        title={words.running}
        onClose={removal.stop}
        choices={[{ label: words.stop, onChoose: removal.stop }]}
      >
        <ProgressBar
          label={words.running}
          done={removal.progress?.done ?? 0}
          total={removal.progress?.total ?? 0}
        />
        {removal.progress?.object !== undefined && (
          <p>
            {removal.progress.object.kind} {removal.progress.object.name}
          </p>
        )}
      </AskDialog>
    );
  }
  if (removal.data !== undefined) {
    const { outcomes, revoking } = removal.data;
    const notGone = outcomes.filter(({ state }) => state === 'left' || state === 'held').length;
    return (
      <AskDialog
        title={notGone === 0 ? words.done(name) : words.notAll(notGone)}
        onClose={props.onClose}
        choices={[{ label: words.close, primary: true, onChoose: props.onClose }]}
      >
        {revoking > 0 && <Note tone="plain">{words.revoking(revoking)}</Note>}
        <OutcomeList outcomes={outcomes} />
      </AskDialog>
    );
  }
  const ready = shown !== undefined && typed.trim() === name;
  return (
    <AskDialog
      title={gone ? words.titleGone(name) : words.title(name)}
      onClose={props.onClose}
      choices={[
        { label: words.cancel, onChoose: props.onClose },
        {
          label: gone ? words.confirmGone : words.confirm,
          danger: true,
          disabled: !ready,
          onChoose: () => {
            if (ready) removal.mutate(shown);
          },
        },
      ]}
    >
      {plan.isPending && <ProgressBar label={words.reading} done={0} total={0} />}
      {plan.error !== null && <ErrorPanel error={errorOf(plan.error)} />}
      {removal.error !== null && <ErrorPanel error={errorOf(removal.error)} />}
      {shown !== undefined && (
        <>
          <PlanView plan={shown} />
          {shown.namespaceEmpty && (
            <Checkbox
              label={words.namespace(namespace)}
              checked={removeNamespace}
              onChange={(_event, data) => {
                setRemoveNamespace(data.checked === true);
              }}
            />
          )}
          <Input
            aria-label={words.type(name)}
            placeholder={words.type(name)}
            value={typed}
            onChange={(_event, data) => {
              setTyped(data.value);
            }}
          />
        </>
      )}
    </AskDialog>
  );
}
