// What the cluster does not tell of its place in Azure, filled in by hand and remembered.
import { Button, Input } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { PortalPlace } from '../../../shared/azure.ts';
import { PORTAL_PARTS, portalPatterns, type PortalPart } from '../../../shared/azure-names.ts';
import type { ArcDetails } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/note.tsx';
import styles from './portal-form.module.css';

const words = text.cluster.arc;

export function PortalForm(props: {
  readonly details: ArcDetails | undefined;
  readonly portal: PortalPlace;
  readonly onSave: (portal: PortalPlace) => void;
  readonly onClose: () => void;
}) {
  const { details, portal } = props;
  const missing = PORTAL_PARTS.filter((part) => details?.[part] === undefined);
  const [typed, setTyped] = useState<Partial<Record<PortalPart, string>>>({});
  const value = (part: PortalPart) => typed[part] ?? portal[part] ?? '';
  const wrong = missing.filter((part) => value(part).trim() !== '' && !fits(part, value(part)));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (wrong.length > 0) return;
    const filled: { -readonly [Part in PortalPart]?: string } = {};
    for (const part of missing) {
      const written = value(part).trim();
      if (written !== '') filled[part] = written;
    }
    props.onSave({ ...(portal.cloud === undefined ? {} : { cloud: portal.cloud }), ...filled });
  };
  return (
    <form className={styles['form']} aria-label={words.fillIn} onSubmit={save}>
      <p className={styles['says']}>{words.fillInHint}</p>
      {missing.map((part) => (
        <FieldRow key={part} label={words[labels[part]]} htmlFor={`portal-${part}`}>
          <Input
            id={`portal-${part}`}
            value={value(part)}
            maxLength={100}
            aria-invalid={wrong.includes(part) || undefined}
            onChange={(_event, data) => {
              setTyped((before) => ({ ...before, [part]: data.value }));
            }}
          />
          {wrong.includes(part) && <Note tone="bad">{words.wrong[part]}</Note>}
        </FieldRow>
      ))}
      <div className={styles['buttons']}>
        <Button size="small" onClick={props.onClose}>
          {words.cancel}
        </Button>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={wrong.length > 0}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

const labels = {
  subscription: 'subscription',
  resourceGroup: 'group',
  name: 'resource',
  tenant: 'tenant',
} as const satisfies Record<PortalPart, string>;

function fits(part: PortalPart, written: string): boolean {
  return portalPatterns[part].test(written.trim());
}
