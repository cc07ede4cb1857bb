// First part of the form: which service account.
import { Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { AccountRow } from '../../../shared/ipc/contract/accounts.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { FieldRow, FormSection } from '../../components/field-row.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { Segments } from '../../components/segments.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import styles from './account-section.module.css';
import { AccountNote } from './account-note.tsx';
import type { Draft } from './draft.ts';
import type { PartProps } from './form.tsx';
import { NamespaceField } from './namespace-field.tsx';
import { useAccounts, useNamespaces } from './queries.ts';

export function AccountSection(props: PartProps) {
  const { contextId, draft, edit, opened } = props;
  const total = useAccounts(contextId, '', opened).data?.pages[0]?.total;
  return (
    <FormSection title={text.issue.account}>
      <FieldRow label={text.issue.accountLabel}>
        <Segments
          label={text.issue.accountLabel}
          value={draft.account}
          choices={[
            { value: 'new', label: text.issue.newAccount },
            {
              value: 'existing',
              label: total === undefined ? text.issue.existing : text.issue.existingCount(total),
            },
          ]}
          onChange={(account) => {
            edit(
              account === 'new' ? { account, ...withoutSecret(draft) } : { account, role: { kind: 'none' } },
            );
          }}
        />
      </FieldRow>
      {draft.account === 'new' ? <NewAccount {...props} /> : <ExistingAccount {...props} />}
    </FormSection>
  );
}

/** A new account has no Secret to choose. */
function withoutSecret({ route }: Draft): Partial<Draft> {
  return route === 'legacy-secret' ? { route: 'token-request', tokenSecret: '' } : {};
}

function NewAccount({ contextId, draft, edit, opened, problems, showProblems }: PartProps) {
  const id = useId();
  const namespaces = useNamespaces(contextId, opened).data;
  const nameTouched = draft.name !== '' || showProblems;
  return (
    <FieldRow label={text.issue.namespaceName} htmlFor={`${id}-name`}>
      <div className={styles['pair']}>
        <NamespaceField
          label={text.issue.namespace}
          value={draft.namespace}
          names={namespaces?.names ?? []}
          invalid={problems.namespace !== undefined}
          describedBy={`${id}-note`}
          onChange={(namespace) => {
            edit({ namespace });
          }}
        />
        <Input
          id={`${id}-name`}
          className={styles['name']}
          aria-label={text.issue.name}
          aria-describedby={`${id}-note`}
          aria-invalid={(problems.name !== undefined && nameTouched) || undefined}
          autoComplete="off"
          spellCheck={false}
          value={draft.name}
          onChange={(_event, data) => {
            edit({ name: data.value });
          }}
        />
      </div>
      <AccountNote
        id={`${id}-note`}
        contextId={contextId}
        draft={draft}
        problems={problems}
        namespaces={namespaces}
        opened={opened}
      />
    </FieldRow>
  );
}

function ExistingAccount({ contextId, draft, edit, opened, problems, showProblems }: PartProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const accounts = useAccounts(contextId, useDebounced(search.trim()), opened);
  const rows = accounts.data?.pages.flatMap((page) => page.rows) ?? [];
  const chosen = draft.name === '' ? undefined : `${draft.namespace}/${draft.name}`;
  return (
    <FieldRow label={text.issue.accounts}>
      <div className={styles['wide']}>
        {accounts.error !== null ? (
          <ErrorPanel error={errorOf(accounts.error)} />
        ) : (
          <PickList
            searchLabel={text.issue.searchAccounts}
            listLabel={text.issue.accounts}
            emptyText={text.issue.noAccounts}
            countText={text.issue.accountCount(accounts.data?.pages[0]?.total ?? 0)}
            search={search}
            onSearch={setSearch}
            rows={rows}
            keyOf={keyOf}
            chosenKey={chosen}
            onChoose={({ namespace, name }) => {
              edit({ namespace, name, tokenSecret: '' });
            }}
            draw={(row) => (
              <>
                <span>{row.name}</span>
                <span className={styles['second']}>{row.namespace}</span>
                {row.ours && <span className={styles['ours']}>{text.issue.ours}</span>}
              </>
            )}
            busy={opened && accounts.isFetching}
            more={accounts.hasNextPage}
            onMore={() => void accounts.fetchNextPage()}
          />
        )}
      </div>
      {(chosen !== undefined || showProblems) && (
        <AccountNote
          id={`${id}-note`}
          contextId={contextId}
          draft={draft}
          problems={problems}
          namespaces={undefined}
          opened={opened}
        />
      )}
    </FieldRow>
  );
}

function keyOf(row: AccountRow): string {
  return `${row.namespace}/${row.name}`;
}
