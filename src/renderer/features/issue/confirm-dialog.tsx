// The second confirmation: names the ways to cluster-admin, or says that the connection is not secure.
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { Plan } from '../../../shared/plan.ts';
import { text } from '../../../shared/text/en.ts';
import { escalations, roleName, scopeName } from '../../../shared/text/words.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { Note } from '../../components/note.tsx';
import styles from './confirm-dialog.module.css';

export function ConfirmDialog(props: {
  readonly plan: Plan;
  readonly insecure: ClusterRow['insecure'];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { plan } = props;
  const words = text.plan.confirm;
  const { role, scope } = plan.request;
  const escalates = plan.escalation.length > 0;
  const wide = plan.escalation.some(({ namespace }) => namespace === undefined);
  return (
    <AskDialog
      title={!escalates ? words.insecureTitle : wide ? words.title : words.titleThere}
      onClose={props.onClose}
      choices={[
        { label: words.stop, primary: true, onChoose: props.onClose },
        { label: words.go, onChoose: props.onConfirm },
      ]}
    >
      {escalates && (
        <>
          <p>
            <b>{words.intro(roleName(role), scopeName(scope))}</b>
          </p>
          <ul className={styles['paths']}>
            {plan.escalation.map(({ path, role: through, namespace }) => (
              <li key={`${path} ${through} ${namespace ?? ''}`}>
                {words.path(escalations[path], through, namespace)}
              </li>
            ))}
          </ul>
          <p>{wide ? words.advice : words.adviceThere}</p>
        </>
      )}
      {plan.insecure && (
        <Note tone="warn">{props.insecure === 'plain-http' ? words.plainHttp : words.skipVerify}</Note>
      )}
    </AskDialog>
  );
}
