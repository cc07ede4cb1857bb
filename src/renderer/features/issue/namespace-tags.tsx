// The namespaces in which a role holds: tags, and a field to add one.
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { ContextId } from '../../../shared/ids.ts';
import { namespaceProblem } from '../../../shared/names.ts';
import { text } from '../../../shared/text/en.ts';
import { Note } from '../../components/note.tsx';
import type { Draft } from './draft.ts';
import { NamespaceField } from './namespace-field.tsx';
import styles from './namespace-tags.module.css';
import { useNamespaces } from './queries.ts';

/** Most namespaces that one set-up takes (the contract's bound). */
const MOST = 50;

export function NamespaceTags(props: {
  readonly contextId: ContextId;
  readonly namespaces: readonly string[];
  readonly opened: boolean;
  readonly edit: (change: Partial<Draft>) => void;
}) {
  const { namespaces, edit } = props;
  const [typed, setTyped] = useState('');
  const known = useNamespaces(props.contextId, props.opened).data?.names ?? [];
  const problem = typed === '' ? null : namespaceProblem(typed);
  const add = (namespace: string) => {
    if (namespaceProblem(namespace) !== null || namespaces.length >= MOST) return;
    if (!namespaces.includes(namespace)) edit({ namespaces: [...namespaces, namespace] });
    setTyped('');
  };
  return (
    <div className={styles['tags']}>
      {namespaces.map((namespace) => (
        <span key={namespace} className={styles['tag']}>
          {namespace}
          <button
            type="button"
            className={styles['remove']}
            aria-label={text.issue.removeNamespace(namespace)}
            onClick={() => {
              edit({ namespaces: namespaces.filter((other) => other !== namespace) });
            }}
          >
            <Dismiss12Regular />
          </button>
        </span>
      ))}
      <NamespaceField
        label={text.issue.addNamespace}
        value={typed}
        names={known.filter((name) => !namespaces.includes(name))}
        invalid={problem !== null}
        onChange={setTyped}
        onDone={add}
      />
      {problem !== null && <Note tone="bad">{text.issue.namespaceProblem[problem]}</Note>}
    </div>
  );
}
