// Off-boarding: whose things go, what there is by cluster, the confirmation, and what came of each item.
import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { OffBoardingRun } from '../../../shared/off-boarding.ts';
import { text } from '../../../shared/text/en.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { api, errorOf, unwrap } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useJob } from '../removal/use-job.ts';
import { Confirmation } from './confirmation.tsx';
import { ItemList } from './item-list.tsx';
import { useItems } from './queries.ts';
import styles from './screen.module.css';
import { SubjectForm } from './subject-form.tsx';

const words = removalWords.offBoarding;

/** How often a run is read again while servers are about to forget its tokens, milliseconds. */
const READ_AGAIN_MS = 2000;

export function OffBoardingScreen() {
  const current = useQuery({
    queryKey: ['off-boarding'],
    queryFn: () => unwrap(api['offboarding.current']({})),
    refetchInterval: ({ state }) => ((state.data?.run?.counts.revoking ?? 0) > 0 ? READ_AGAIN_MS : false),
  });
  const run = current.data?.run;
  return (
    <div className={styles['scroller']}>
      <div className={styles['screen']}>
        <PageHeader title={words.title} subtitle={words.subtitle} />
        {current.error !== null && <ErrorPanel error={errorOf(current.error)} />}
        {current.isPending ? (
          <p>{text.app.loading}</p>
        ) : run === undefined ? (
          <SubjectForm />
        ) : (
          <Run key={run.runId} run={run} />
        )}
      </div>
    </div>
  );
}

function Run({ run }: { readonly run: OffBoardingRun }) {
  const { runId, subject, counts } = run;
  const items = useItems(run);
  const work = useJob((jobId, confirmation: string) =>
    api['offboarding.run']({ jobId, runId, confirmation }),
  );
  const close = useJob(() => api['offboarding.close']({ runId }));
  const name = subject.kind === 'account' ? `${subject.namespace}/${subject.name}` : words.deskName;
  const word = subject.kind === 'account' ? subject.name : words.deskName;
  const toDo = counts.open + counts.left + counts.held;
  const started = run.state === 'started';
  const failure = work.error ?? close.error ?? items.error;
  return (
    <section className={styles['run']} aria-label={words.forWhom(name)}>
      <div className={styles['head']}>
        <h2>{words.forWhom(name)}</h2>
        <Button
          size="small"
          disabledFocusable={work.isPending}
          onClick={() => {
            if (!work.isPending) close.mutate(undefined);
          }}
        >
          {started ? words.close : words.other}
        </Button>
      </div>
      {failure !== null && <ErrorPanel error={errorOf(failure)} />}
      {work.isPending ? (
        <div className={styles['progress']}>
          <ProgressBar
            label={words.running}
            done={work.progress?.done ?? 0}
            total={work.progress?.total ?? 0}
          />
          <span className={styles['count']}>
            {words.counts(work.progress?.done ?? 0, work.progress?.total ?? toDo)}
          </span>
          <Button size="small" onClick={work.stop}>
            {words.stop}
          </Button>
        </div>
      ) : (
        <>
          <Standing run={run} toDo={toDo} tried={work.data !== undefined} />
          {toDo > 0 && (
            <Confirmation
              key={String(started)}
              word={word}
              again={started}
              onConfirm={(typed) => {
                work.mutate(typed);
              }}
            />
          )}
        </>
      )}
      <ItemList items={items.data ?? []} total={run.items} name={name} />
    </section>
  );
}

function Standing(props: { readonly run: OffBoardingRun; readonly toDo: number; readonly tried: boolean }) {
  const { run, toDo, tried } = props;
  if (run.state === 'planned') {
    return (
      <p className={styles['standing']}>
        {run.items === 0 ? words.nothing : words.planned(run.items, run.clusters)}
      </p>
    );
  }
  const { revoking } = run.counts;
  return (
    <>
      {toDo === 0 && revoking === 0 && <Note tone="good">{words.finished}</Note>}
      {revoking > 0 && <Note tone="plain">{words.waiting(revoking)}</Note>}
      {toDo > 0 && <Note tone="warn">{tried ? words.rest(toDo) : words.unfinished}</Note>}
    </>
  );
}
