// Where no token is needed: the binding for an Entra user or group, ready to apply.
import { Dropdown, Input, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { text } from '../../../shared/text/en.ts';
import { entraBindingYaml, entraProblem, type EntraSubject } from '../../../shared/text/entra-binding.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/note.tsx';
import { Segments } from '../../components/segments.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import styles from './portal-form.module.css';

const words = text.cluster.arc.entra;
const roles: readonly EntraSubject['role'][] = ['view', 'edit', 'admin', 'cluster-admin'];

export function EntraBinding() {
  const [kind, setKind] = useState<EntraSubject['kind']>('User');
  const [name, setName] = useState('');
  const [role, setRole] = useState<EntraSubject['role']>('view');
  const problem = entraProblem({ kind, name: name.trim() });
  return (
    <div className={styles['form']}>
      <p className={styles['says']}>{words.says}</p>
      <Segments
        label={words.kind}
        value={kind}
        choices={[
          { value: 'User', label: words.user },
          { value: 'Group', label: words.group },
        ]}
        onChange={setKind}
      />
      <FieldRow label={words.name[kind]} htmlFor="entra-name">
        <Input
          id="entra-name"
          value={name}
          maxLength={253}
          aria-invalid={(name !== '' && problem !== undefined) || undefined}
          onChange={(_event, data) => {
            setName(data.value);
          }}
        />
        {name !== '' && problem !== undefined && <Note tone="bad">{words.problem[problem]}</Note>}
      </FieldRow>
      <FieldRow label={words.role}>
        <Dropdown
          aria-label={words.role}
          value={role}
          selectedOptions={[role]}
          onOptionSelect={(_event, { optionValue }) => {
            const chosen = roles.find((known) => known === optionValue);
            if (chosen !== undefined) setRole(chosen);
          }}
        >
          {roles.map((known) => (
            <Option key={known} value={known}>
              {known}
            </Option>
          ))}
        </Dropdown>
        {role !== 'view' && <Note tone="warn">{words.strong}</Note>}
      </FieldRow>
      {name.trim() !== '' && problem === undefined && (
        <CommandLine command={entraBindingYaml({ kind, name: name.trim(), role })} />
      )}
      <p className={styles['says']}>{words.apply}</p>
    </div>
  );
}
