// Last part of the form: where the token is kept, and what only few need.
import { Input } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState } from 'react';
import { text } from '../../../shared/text/en.ts';
import { keeps } from '../../../shared/text/words.ts';
import type { Keep } from '../../../shared/token.ts';
import { FieldRow, FormSection } from '../../components/field-row.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { Segments } from '../../components/segments.tsx';
import { useEnvironment, useKeychainUnusable } from '../settings/queries.ts';
import type { PartProps } from './form.tsx';
import styles from './keep-section.module.css';

const places: readonly Keep[] = ['keychain', 'until-quit', 'copy-once'];

export function KeepSection({ draft, edit, problems }: PartProps) {
  const id = useId();
  const noKeychain = useKeychainUnusable();
  const remote = useEnvironment().data?.remoteSession === true;
  const [open, setOpen] = useState(draft.audiences !== '');
  return (
    <FormSection title={text.issue.keepAndMore}>
      <FieldRow label={text.issue.keep}>
        <Segments
          label={text.issue.keep}
          value={draft.keep}
          choices={places.map((value) => ({
            value,
            label: keeps[value],
            disabledBecause: value === 'keychain' && noKeychain ? text.issue.noKeychain : undefined,
          }))}
          onChange={(keep) => {
            edit({ keep });
          }}
        />
        <Note tone="plain">
          {noKeychain && draft.keep !== 'keychain' && `${text.issue.noKeychain} `}
          {text.issue.keepSays[draft.keep]}
        </Note>
        {remote && <Note tone="warn">{text.issue.remote}</Note>}
      </FieldRow>
      <div>
        <LinkButton
          className={styles['more']}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          {text.issue.advanced}
        </LinkButton>
      </div>
      {open && (
        <FieldRow label={text.issue.audience} htmlFor={id}>
          <Input
            id={id}
            className={styles['audience']}
            spellCheck={false}
            autoComplete="off"
            value={draft.audiences}
            aria-invalid={problems.audiences !== undefined || undefined}
            onChange={(_event, data) => {
              edit({ audiences: data.value });
            }}
          />
          <Note tone={problems.audiences === undefined ? 'plain' : 'bad'}>
            {problems.audiences ?? text.issue.audienceHint}
          </Note>
        </FieldRow>
      )}
    </FormSection>
  );
}
