// What goes with an account and what would stay, in the order in which it happens.
import type { ReactNode } from 'react';
import type { RemovalPlan } from '../../../shared/removal.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { Note } from '../../components/note.tsx';
import { ObjectLine } from './object-line.tsx';
import styles from './plan-view.module.css';

const words = removalWords.account;

export function PlanView({ plan }: { readonly plan: RemovalPlan }) {
  const { account, bindings, secrets, stays } = plan;
  return (
    <div className={styles['plan']} tabIndex={0} role="group" aria-label={words.reading}>
      {account === undefined && <Note tone="warn">{words.gone}</Note>}
      {account?.ours === false && <Note tone="warn">{words.notOurs}</Note>}
      {account !== undefined && account.finalizers.length > 0 && (
        <Note tone="warn">{words.held(account.finalizers)}</Note>
      )}
      <Part title={words.bindings} none={words.noBindings}>
        {bindings.map(({ object, role, others }) => (
          <ObjectLine key={`${object.namespace ?? ''}/${object.name}`} object={object}>
            {[role.name, ...(others === 0 ? [] : [words.others(others)])].join(', ')}
          </ObjectLine>
        ))}
      </Part>
      {!plan.complete && <Note tone="warn">{words.incomplete}</Note>}
      {account !== undefined && plan.secretsSeen && (
        <Part title={words.secrets} none={words.noSecrets}>
          {secrets.map(({ object, holds }) => (
            <ObjectLine key={object.name} object={object}>
              {words.holds[holds]}
            </ObjectLine>
          ))}
        </Part>
      )}
      {account !== undefined && !plan.secretsSeen && <Note tone="warn">{words.secretsHidden}</Note>}
      {account !== undefined && <p className={styles['tokens']}>{words.tokens(plan.tokens)}</p>}
      {stays.length > 0 && (
        <details className={styles['stays']}>
          <summary>{words.stays(stays.length)}</summary>
          <ul>
            {stays.map(({ object, role, group }) => (
              <li key={`${object.namespace ?? ''}/${object.name} ${group}`}>
                <ObjectLine object={object}>
                  {role.name}, {words.group(group)}
                </ObjectLine>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Part(props: {
  readonly title: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}) {
  return (
    <section className={styles['part']} aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.children.length === 0 ? (
        <p className={styles['none']}>{props.none}</p>
      ) : (
        <ul>
          {props.children.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
