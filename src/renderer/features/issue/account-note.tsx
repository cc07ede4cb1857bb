// What is known about the account of the form: name valid, free or taken, and the rights it has or would inherit.
import { useState } from 'react';
import type { ContextId } from '../../../shared/ids.ts';
import type { ExistingRight } from '../../../shared/plan.ts';
import { text } from '../../../shared/text/en.ts';
import { panesText } from '../../../shared/text/preflight.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { PanesDialog } from '../preflight/panes-dialog.tsx';
import { AccountDialog } from '../removal/account-dialog.tsx';
import styles from './account-section.module.css';
import type { Draft, Problems } from './draft.ts';
import { useRights } from './queries.ts';

export function AccountNote(props: {
  readonly id: string;
  readonly contextId: ContextId;
  readonly draft: Draft;
  readonly problems: Problems;
  readonly namespaces: { readonly names: readonly string[]; readonly complete: boolean } | undefined;
  readonly opened: boolean;
}) {
  const { id, draft, problems, namespaces, opened } = props;
  const namespace = useDebounced(draft.namespace, 300);
  const name = useDebounced(draft.name, 300);
  const [removing, setRemoving] = useState(false);
  const [looking, setLooking] = useState(false);
  const rights = useRights(props.contextId, namespace, name, opened).data;
  const settled = namespace === draft.namespace && name === draft.name;
  const problem = problems.namespace ?? problems.name;
  if (problem !== undefined) {
    return (
      <Note tone="bad" id={id}>
        {problem}
      </Note>
    );
  }
  const newNamespace = namespaces?.complete === true && !namespaces.names.includes(draft.namespace);
  if (!settled || rights === undefined) {
    return (
      <Note tone="good" id={id}>
        {text.issue.nameValid}
      </Note>
    );
  }
  const own = rights.rights.filter(({ through }) => through !== 'group');
  return (
    <div id={id} className={styles['wide']}>
      {rights.terminating ? (
        <Note tone="bad">{text.issue.nameTerminating}</Note>
      ) : rights.exists && draft.account === 'new' ? (
        <Note tone="plain">{text.issue.nameExists}</Note>
      ) : !rights.exists && own.length > 0 ? (
        <Note tone="warn">{text.issue.nameWaiting(own.length)}</Note>
      ) : draft.account === 'new' ? (
        <Note tone="good">
          {text.issue.nameFree}
          {newNamespace && <>. {text.issue.namespaceNew(draft.namespace)}</>}
        </Note>
      ) : null}
      {(rights.exists || own.length > 0) && (
        <div>
          <LinkButton
            onClick={() => {
              setRemoving(true);
            }}
          >
            {removalWords.account.open}
          </LinkButton>
          {' · '}
          <LinkButton
            onClick={() => {
              setLooking(true);
            }}
          >
            {panesText.open}
          </LinkButton>
        </div>
      )}
      {looking && (
        <PanesDialog
          contextId={props.contextId}
          account={{ namespace, name }}
          namespaces={own.flatMap(({ binding }) => binding.namespace ?? [])}
          onClose={() => {
            setLooking(false);
          }}
        />
      )}
      {removing && (
        <AccountDialog
          account={{ contextId: props.contextId, namespace, name }}
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
      {(rights.exists || own.length > 0) && (
        <Rights
          title={rights.exists ? text.issue.rightsTitle : text.issue.rightsWaiting}
          rights={rights.rights}
          complete={rights.complete}
          escalates={rights.escalates}
        />
      )}
    </div>
  );
}

function Rights(props: {
  readonly title: string;
  readonly rights: readonly ExistingRight[];
  readonly complete: boolean;
  readonly escalates: boolean;
}) {
  const own = props.rights.filter(({ through }) => through !== 'group');
  const shared = props.rights.filter(({ through }) => through === 'group');
  return (
    <section className={styles['rights']} aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.rights.length === 0 && props.complete && <p>{text.issue.rightsNone}</p>}
      <ul>
        {own.map((right) => (
          <Right key={keyOf(right)} right={right} />
        ))}
      </ul>
      {shared.length > 0 && (
        <details>
          <summary>{text.issue.rightsByGroup(shared.length)}</summary>
          <ul>
            {shared.map((right) => (
              <Right key={keyOf(right)} right={right} />
            ))}
          </ul>
        </details>
      )}
      {(!props.complete || props.escalates) && (
        <div className={styles['rights-more']}>
          {props.escalates && <Note tone="warn">{text.issue.rightsEscalate}</Note>}
          {!props.complete && <Note tone="plain">{text.issue.rightsIncomplete}</Note>}
        </div>
      )}
    </section>
  );
}

function Right({ right }: { readonly right: ExistingRight }) {
  const { binding, role, through, group } = right;
  return (
    <li>
      <b>{role.name}</b>
      <span className={styles['second']}>
        {binding.namespace === undefined
          ? text.issue.summary.cluster
          : text.issue.summary.namespaces(binding.namespace)}
        {through !== 'service-account' && `, ${text.issue.rightsThrough[through]} ${group ?? ''}`}
      </span>
      <code className={styles['second']}>{binding.name}</code>
    </li>
  );
}

function keyOf({ binding, group }: ExistingRight): string {
  return `${binding.kind} ${binding.namespace ?? ''} ${binding.name} ${group ?? ''}`;
}
