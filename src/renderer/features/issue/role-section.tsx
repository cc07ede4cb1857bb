// Second part of the form: which role, and where it holds.
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useId, useState } from 'react';
import type { RoleChoice, RolePreset } from '../../../shared/role.ts';
import { text } from '../../../shared/text/en.ts';
import { presets, roleName } from '../../../shared/text/words.ts';
import { cx } from '../../components/cx.ts';
import { FieldRow, FormSection } from '../../components/field-row.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { Segments } from '../../components/segments.tsx';
import { presetEscalates, type Draft } from './draft.ts';
import type { PartProps } from './form.tsx';
import { NamespaceTags } from './namespace-tags.tsx';
import { useRoles } from './queries.ts';
import { RoleSearch } from './role-search.tsx';
import styles from './role-section.module.css';

// In the order in which they are offered.
const order: readonly RolePreset[] = ['arc-portal-reader', 'view', 'edit', 'admin', 'cluster-admin'];

export function RoleSection(props: PartProps) {
  const { contextId, draft, edit, opened } = props;
  const [searching, setSearching] = useState(false);
  const others = useRoles(contextId, '', opened).data?.pages[0]?.total;
  const own = draft.role.kind === 'cluster-role' || draft.role.kind === 'role' ? draft.role : undefined;
  const choices: RoleChoice[] = [
    ...(draft.account === 'existing' ? [{ kind: 'none' } as const] : []),
    ...order.map((preset) => ({ kind: 'preset', preset }) as const),
    ...(own === undefined ? [] : [own]),
  ];
  return (
    <FormSection title={text.issue.roleAndScope}>
      <FieldRow label={text.issue.role}>
        <div role="radiogroup" aria-label={text.issue.role} className={styles['roles']}>
          {choices.map((role) => (
            <RoleOption key={JSON.stringify(role)} role={role} draft={draft} edit={edit} />
          ))}
          <div className={styles['other']}>
            <LinkButton
              aria-expanded={searching}
              disabled={!opened}
              onClick={() => {
                setSearching(!searching);
              }}
            >
              {text.issue.otherRoles(others)}
            </LinkButton>
          </div>
        </div>
        {draft.role.kind === 'preset' &&
          draft.role.preset !== 'cluster-admin' &&
          presetEscalates(draft.role) && (
            <Note tone="warn">
              {draft.where === 'cluster' ? text.issue.escalatesWide : text.issue.escalatesThere}
            </Note>
          )}
        {searching && (
          <RoleSearch
            contextId={contextId}
            chosen={own}
            onChoose={(role) => {
              edit({ role });
              setSearching(false);
            }}
          />
        )}
      </FieldRow>
      {draft.role.kind !== 'none' && <Where {...props} />}
    </FormSection>
  );
}

function RoleOption(props: {
  readonly role: RoleChoice;
  readonly draft: Draft;
  readonly edit: (change: Partial<Draft>) => void;
}) {
  const { role, draft } = props;
  const id = useId();
  const chosen = JSON.stringify(draft.role) === JSON.stringify(role);
  const warns = presetEscalates(role);
  return (
    <label className={cx(styles['role'], chosen && styles['chosen'])}>
      <input
        type="radio"
        name="role"
        className={styles['radio']}
        checked={chosen}
        aria-describedby={id}
        aria-label={role.kind === 'none' ? text.issue.roleNone : roleName(role)}
        onChange={() => {
          props.edit({ role });
        }}
      />
      <span className={styles['name']}>{role.kind === 'none' ? text.issue.roleNone : roleName(role)}</span>
      <span id={id} className={cx(styles['says'], warns && styles['warn'])}>
        {warns && <Warning16Regular />}
        <span>{saysOf(role, warns)}</span>
      </span>
    </label>
  );
}

function saysOf(role: RoleChoice, warns: boolean): string {
  switch (role.kind) {
    case 'none':
      return text.issue.roleNoneSays;
    case 'cluster-role':
      return text.issue.clusterRole;
    case 'role':
      return text.issue.roleIn(role.namespace);
    case 'preset':
      return warns && role.preset !== 'cluster-admin'
        ? `${presets[role.preset].says} ${text.issue.asksTwice}`
        : presets[role.preset].says;
  }
}

function Where({ contextId, draft, edit, opened, problems, showProblems }: PartProps) {
  if (draft.role.kind === 'role') {
    return (
      <FieldRow label={text.issue.where}>
        <p className={styles['fixed']}>{text.issue.roleBound(draft.role.namespace)}</p>
      </FieldRow>
    );
  }
  const reader = draft.role.kind === 'preset' && ['arc-portal-reader', 'view'].includes(draft.role.preset);
  return (
    <FieldRow label={text.issue.where}>
      <Segments
        label={text.issue.where}
        value={draft.where}
        choices={[
          { value: 'cluster', label: text.issue.wholeCluster },
          { value: 'namespaces', label: text.issue.named },
        ]}
        onChange={(where) => {
          edit({ where });
        }}
      />
      {draft.where === 'namespaces' && (
        <>
          <NamespaceTags contextId={contextId} namespaces={draft.namespaces} opened={opened} edit={edit} />
          {problems.namespaces !== undefined && showProblems && <Note tone="bad">{problems.namespaces}</Note>}
          {reader && <Note tone="warn">{text.issue.namedHint}</Note>}
        </>
      )}
    </FieldRow>
  );
}
