// Cleaning up a cluster: what nobody needs any more is chosen, what may be needed is named, and then removed.
import { Checkbox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CleanUpItem, CleanUpPlan } from '../../../shared/clean-up.ts';
import type { ContextId } from '../../../shared/ids.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { duration } from '../../../shared/text/time.ts';
import { api, errorOf, newJobId, unwrap } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import styles from './clean-up-dialog.module.css';
import { ObjectLine } from './object-line.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { useJob } from './use-job.ts';

const words = removalWords.cleanUp;

type DialogProps = {
  readonly contextId: ContextId;
  readonly cluster: string;
  readonly now: number;
  readonly onClose: () => void;
};

export function CleanUpDialog({ contextId, cluster, now, onClose }: DialogProps) {
  const plan = useQuery({
    queryKey: ['clean-up', contextId],
    queryFn: () => unwrap(api['cleanup.plan']({ jobId: newJobId(), contextId })),
    gcTime: 0,
  });
  if (plan.data !== undefined) return <Planned plan={plan.data} {...{ contextId, cluster, now, onClose }} />;
  return (
    <AskDialog
      title={words.question(cluster)}
      onClose={onClose}
      choices={[{ label: words.cancel, onChoose: onClose }]}
    >
      {plan.error === null ? (
        <ProgressBar label={words.reading} done={0} total={0} />
      ) : (
        <ErrorPanel error={errorOf(plan.error)} />
      )}
    </AskDialog>
  );
}

function Planned({ plan, cluster, now, onClose }: DialogProps & { readonly plan: CleanUpPlan }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(plan.items.flatMap(({ suggested }, index) => (suggested ? [index] : []))),
  );
  const [endThem, setEndThem] = useState(false);
  const removal = useJob((jobId, places: readonly number[]) =>
    api['cleanup.apply']({
      ...{ jobId, planId: plan.planId, chosen: [...places] },
      confirmedValid: endThem ? places.filter((place) => plan.items[place]?.mayBeValid === true) : [],
    }),
  );
  const places = [...chosen].sort((a, b) => a - b);
  const valid = places.flatMap((place) => plan.items[place] ?? []).filter(({ mayBeValid }) => mayBeValid);
  if (removal.isPending) {
    return (
      <AskDialog
        title={words.running}
        onClose={removal.stop}
        choices={[{ label: removalWords.account.stop, onChoose: removal.stop }]}
      >
        <ProgressBar
          label={words.running}
          done={removal.progress?.done ?? 0}
          total={removal.progress?.total ?? 0}
        />
      </AskDialog>
    );
  }
  if (removal.data !== undefined) {
    const { outcomes } = removal.data;
    return (
      <AskDialog
        title={words.done(outcomes.filter(({ state }) => state === 'removed').length)}
        onClose={onClose}
        choices={[{ label: words.close, primary: true, onChoose: onClose }]}
      >
        <OutcomeList outcomes={outcomes} />
      </AskDialog>
    );
  }
  const ready = places.length > 0 && (valid.length === 0 || endThem);
  return (
    <AskDialog
      title={words.question(cluster)}
      onClose={onClose}
      choices={[
        { label: words.cancel, onChoose: onClose },
        {
          label: words.confirm(places.length),
          danger: true,
          disabled: !ready,
          onChoose: () => {
            if (ready) removal.mutate(places);
          },
        },
      ]}
    >
      {removal.error !== null && <ErrorPanel error={errorOf(removal.error)} />}
      <p className={styles['summary']}>
        {[
          plan.items.length === 0 ? words.nothing : '',
          words.inUse(plan.inUse),
          plan.more > 0 ? words.more(plan.more) : '',
        ]
          .filter((sentence) => sentence !== '')
          .join(' ')}
      </p>
      {!plan.complete && <Note tone="warn">{words.incomplete}</Note>}
      {plan.items.length > 0 && (
        <ul className={styles['items']} tabIndex={0} aria-label={words.title}>
          {plan.items.map((item, place) => (
            <li key={place}>
              <Checkbox
                aria-label={words.select(item.object.name)}
                checked={chosen.has(place)}
                onChange={(_event, data) => {
                  const next = new Set(chosen);
                  if (data.checked === true) next.add(place);
                  else next.delete(place);
                  setChosen(next);
                  setEndThem(false);
                }}
              />
              <ObjectLine object={item.object}>{about(item, now)}</ObjectLine>
            </li>
          ))}
        </ul>
      )}
      {valid.length > 0 && (
        <div className={styles['valid']}>
          <Note tone="warn">
            {words.valid(valid.length)} {valid.map(({ object }) => object.name).join(', ')}
          </Note>
          <Checkbox
            label={words.confirmValid}
            checked={endThem}
            onChange={(_event, data) => {
              setEndThem(data.checked === true);
            }}
          />
        </div>
      )}
    </AskDialog>
  );
}

function about(item: CleanUpItem, now: number): string {
  const { expiresAt } = item;
  return [
    words.why[item.why],
    ...(item.accountName === undefined || item.object.kind !== 'Secret' ? [] : [item.accountName]),
    ...(expiresAt !== undefined && expiresAt > now ? [words.ends(duration(expiresAt - now))] : []),
    ...(item.mine || item.by === undefined ? [] : [words.by(item.by)]),
    ...(item.mayBeValid ? [words.mayBeValid] : []),
  ].join(' · ');
}
