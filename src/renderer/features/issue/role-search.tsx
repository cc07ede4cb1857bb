// Any other role of the cluster, by search.
import { useState } from 'react';
import type { ContextId } from '../../../shared/ids.ts';
import type { RoleRow } from '../../../shared/ipc/contract/accounts.ts';
import type { RoleChoice } from '../../../shared/role.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import styles from './role-search.module.css';
import { useRoles } from './queries.ts';

export function RoleSearch(props: {
  readonly contextId: ContextId;
  readonly chosen: RoleChoice | undefined;
  readonly onChoose: (role: RoleChoice) => void;
}) {
  const [search, setSearch] = useState('');
  const roles = useRoles(props.contextId, useDebounced(search.trim()), true);
  if (roles.error !== null) return <ErrorPanel error={errorOf(roles.error)} />;
  return (
    <div className={styles['search']}>
      <PickList
        searchLabel={text.issue.searchRoles}
        listLabel={text.issue.roles}
        emptyText={text.issue.noRoles}
        countText={String(roles.data?.pages[0]?.total ?? 0)}
        search={search}
        onSearch={setSearch}
        rows={roles.data?.pages.flatMap((page) => page.rows) ?? []}
        keyOf={(row) => JSON.stringify(choiceOf(row))}
        chosenKey={props.chosen === undefined ? undefined : JSON.stringify(props.chosen)}
        onChoose={(row) => {
          props.onChoose(choiceOf(row));
        }}
        draw={(row) => (
          <>
            <span>{row.name}</span>
            <span className={styles['second']}>
              {row.namespace === undefined ? text.issue.clusterRole : text.issue.roleIn(row.namespace)}
            </span>
            {row.escalates && <span className={styles['warn']}>{text.issue.escalates}</span>}
            <span className={styles['rules']}>{text.issue.rules(row.rules)}</span>
          </>
        )}
        busy={roles.isFetching}
        more={roles.hasNextPage}
        onMore={() => void roles.fetchNextPage()}
      />
    </div>
  );
}

function choiceOf(row: RoleRow): RoleChoice {
  return row.namespace === undefined
    ? { kind: 'cluster-role', name: row.name }
    : { kind: 'role', namespace: row.namespace, name: row.name };
}
