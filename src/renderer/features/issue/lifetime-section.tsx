// Third part of the form: how long, by which route, and whether it can be revoked alone.
import { Dropdown, Input, Option } from '@fluentui/react-components';
import { useId } from 'react';
import { LIFETIME_PRESETS_SECONDS, SERVER_DEFAULT_SECONDS } from '../../../shared/lifetime.ts';
import type { ClusterDetail } from '../../../shared/cluster.ts';
import { text } from '../../../shared/text/en.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { lifetime } from '../../../shared/text/time.ts';
import { FieldRow, FormSection } from '../../components/field-row.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { Segments } from '../../components/segments.tsx';
import { askedSeconds, needsReason, type Unit } from './draft.ts';
import type { PartProps } from './form.tsx';
import styles from './lifetime-section.module.css';
import { RouteRow } from './route-section.tsx';

const units: readonly Unit[] = ['minutes', 'hours', 'days'];

export function LifetimeSection(props: PartProps) {
  const { draft, edit, problems, showProblems } = props;
  const reasonId = useId();
  return (
    <FormSection title={text.issue.lifetimeAndRoute}>
      {draft.route === 'token-request' ? (
        <LifetimeRow {...props} />
      ) : (
        <FieldRow label={text.issue.lifetime}>
          <p className={styles['route']}>
            <b>{routeText.forever}</b> <span className={styles['second']}>{routeText.foreverSays}</span>
          </p>
        </FieldRow>
      )}
      <RouteRow {...props} />
      {needsReason(draft) && (
        <FieldRow label={text.issue.reason} htmlFor={reasonId}>
          <Input
            id={reasonId}
            className={styles['reason']}
            value={draft.reason}
            maxLength={500}
            aria-invalid={(showProblems && problems.reason !== undefined) || undefined}
            onChange={(_event, data) => {
              edit({ reason: data.value });
            }}
          />
          {showProblems && problems.reason !== undefined ? (
            <Note tone="bad">{problems.reason}</Note>
          ) : (
            <Note tone="plain">
              {draft.route === 'token-request' ? text.issue.reasonHint : routeText.reasonForever}
            </Note>
          )}
        </FieldRow>
      )}
    </FormSection>
  );
}

function LifetimeRow(props: PartProps) {
  const { draft, edit, detail } = props;
  const cap = detail?.lifetimeCapSeconds;
  const offered = LIFETIME_PRESETS_SECONDS.filter((seconds) => cap === undefined || seconds <= cap);
  const asked = askedSeconds(draft);
  return (
    <FieldRow label={text.issue.lifetime}>
      <Segments
        label={text.issue.lifetime}
        value={String(draft.lifetime)}
        choices={[
          ...offered.map((seconds) => ({ value: String(seconds), label: lifetime(seconds) })),
          { value: 'server-default', label: text.issue.serverDefault },
          { value: 'custom', label: text.issue.custom },
        ]}
        onChange={(value) => {
          edit({ lifetime: value === 'custom' || value === 'server-default' ? value : Number(value) });
        }}
      />
      {draft.lifetime === 'custom' && <CustomLifetime {...props} />}
      {draft.lifetime === 'server-default' && (
        <Note tone="plain">{text.issue.defaultHint(lifetime(SERVER_DEFAULT_SECONDS))}</Note>
      )}
      {cap !== undefined && asked !== undefined && asked > cap ? (
        <Note tone="warn">{text.issue.capCustom(lifetime(cap))}</Note>
      ) : (
        cap !== undefined &&
        cap < (LIFETIME_PRESETS_SECONDS.at(-1) ?? 0) && (
          <Note tone="plain">{text.issue.capKnown(lifetime(cap))}</Note>
        )
      )}
      {cap !== undefined && longerIsOffered(detail) && (
        <p className={styles['second']}>
          <LinkButton
            onClick={() => {
              edit({ route: 'token-secret' });
            }}
          >
            {routeText.longer}
          </LinkButton>{' '}
          {routeText.longerPrice}
        </p>
      )}
    </FieldRow>
  );
}

function longerIsOffered(detail: ClusterDetail | undefined): boolean {
  return (
    detail?.routes.some(({ route, verdict }) => route === 'token-secret' && verdict === 'available') === true
  );
}

function CustomLifetime({ draft, edit, problems }: PartProps) {
  return (
    <>
      <div className={styles['custom']}>
        <Input
          className={styles['amount']}
          aria-label={text.issue.customAmount}
          aria-invalid={problems.lifetime !== undefined || undefined}
          inputMode="decimal"
          value={draft.amount}
          onChange={(_event, data) => {
            edit({ amount: data.value });
          }}
        />
        <Dropdown
          className={styles['unit']}
          aria-label={text.issue.customUnit}
          value={text.issue.units[draft.unit]}
          selectedOptions={[draft.unit]}
          onOptionSelect={(_event, { optionValue }) => {
            const unit = units.find((known) => known === optionValue);
            if (unit !== undefined) edit({ unit });
          }}
        >
          {units.map((unit) => (
            <Option key={unit} value={unit}>
              {text.issue.units[unit]}
            </Option>
          ))}
        </Dropdown>
      </div>
      {problems.lifetime !== undefined && <Note tone="bad">{problems.lifetime}</Note>}
    </>
  );
}
