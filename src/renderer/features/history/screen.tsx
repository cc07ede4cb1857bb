// Everything that ever happened to a token here, searchable.
import { Dropdown, Input, Option } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ClusterId } from '../../../shared/ids.ts';
import type { EventKind } from '../../../shared/history.ts';
import { text } from '../../../shared/text/en.ts';
import { day } from '../../../shared/text/time.ts';
import { errorOf } from '../../api.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { useClusters } from '../clusters/queries.ts';
import { EventList } from './event-list.tsx';
import { HistoryExport } from './history-export.tsx';
import { useHistory } from './queries.ts';
import styles from './screen.module.css';

const periods = { all: undefined, day: 1, week: 7, month: 30, year: 365 } as const;
type Period = keyof typeof periods;

export function HistoryScreen() {
  const { view } = useNavigation();
  const now = useNow(60_000);
  const clusters = uniqueClusters(useClusters().data ?? []);
  const [search, setSearch] = useState(view.kind === 'history' ? (view.search ?? '') : '');
  const [kind, setKind] = useState<EventKind>();
  const [clusterId, setClusterId] = useState<ClusterId>();
  const [period, setPeriod] = useState<Period>('all');
  const asked = useDebounced(search.trim());
  const history = useHistory({ search: asked, kind, clusterId, days: periods[period] });
  const [first] = history.data?.pages ?? [];
  const events = history.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = search !== '' || kind !== undefined || clusterId !== undefined || period !== 'all';
  const words = text.history;
  return (
    <div className={styles['screen']}>
      <PageHeader
        title={words.title}
        subtitle={
          first === undefined
            ? text.app.loading
            : words.subtitle(first.all, first.firstAt === undefined ? undefined : day(first.firstAt))
        }
      >
        <HistoryExport />
      </PageHeader>
      <div className={styles['filters']} role="search" data-find="">
        <Input
          className={styles['search']}
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          contentBefore={<Search20Regular />}
          value={search}
          onChange={(_event, data) => {
            setSearch(data.value);
          }}
        />
        <Choice
          label={words.kind}
          value={kind ?? ''}
          all={words.allKinds}
          choices={Object.entries(words.kinds)}
          onChange={(value) => {
            setKind(Object.keys(words.kinds).find((known): known is EventKind => known === value));
          }}
        />
        <Choice
          label={words.cluster}
          value={clusterId ?? ''}
          all={words.allClusters}
          choices={clusters.map((cluster) => [cluster.clusterId, cluster.name])}
          onChange={(value) => {
            setClusterId(clusters.find((cluster) => cluster.clusterId === value)?.clusterId);
          }}
        />
        <Choice
          label={words.period}
          value={period === 'all' ? '' : period}
          all={words.periods.all}
          choices={Object.entries(words.periods).filter(([key]) => key !== 'all')}
          onChange={(value) => {
            setPeriod(Object.keys(periods).find((known): known is Period => known === value) ?? 'all');
          }}
        />
        {filtered && (
          <LinkButton
            onClick={() => {
              setSearch('');
              setKind(undefined);
              setClusterId(undefined);
              setPeriod('all');
            }}
          >
            {words.clear}
          </LinkButton>
        )}
        <span className={styles['found']} role="status">
          {first === undefined ? '' : words.found(first.total)}
        </span>
      </div>
      {history.error !== null && <ErrorPanel error={errorOf(history.error)} />}
      {events.length > 0 ? (
        <EventList
          events={events}
          now={now}
          more={history.hasNextPage}
          busy={history.isFetching}
          onMore={() => void history.fetchNextPage()}
        />
      ) : (
        !history.isPending && <p className={styles['empty']}>{filtered ? words.noMatch : words.empty}</p>
      )}
    </div>
  );
}

/** A dropdown whose first choice means all. */
function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly all: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}) {
  const choices = [['', props.all] as const, ...props.choices];
  return (
    <Dropdown
      className={styles['choice']}
      aria-label={props.label}
      value={choices.find(([value]) => value === props.value)?.[1] ?? props.all}
      selectedOptions={[props.value]}
      onOptionSelect={(_event, { optionValue }) => {
        props.onChange(optionValue ?? '');
      }}
    >
      {choices.map(([value, label]) => (
        <Option key={value} value={value}>
          {label}
        </Option>
      ))}
    </Dropdown>
  );
}

function uniqueClusters(rows: readonly ClusterRow[]): ClusterRow[] {
  return [...new Map(rows.map((row) => [row.clusterId, row])).values()];
}
