// Asks before a kubeconfig's exec plugin runs: exactly this command, these arguments, these variables.
import { useMutation } from '@tanstack/react-query';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ExecRequest } from '../../../shared/ipc/result.ts';
import { text } from '../../../shared/text/en.ts';
import { api, errorOf, unwrap } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts } from '../../components/facts.tsx';
import styles from './consent-dialog.module.css';

export function ConsentDialog(props: {
  readonly cluster: ClusterRow;
  readonly request: ExecRequest;
  readonly onAllowed: () => void;
  readonly onDeclined: () => void;
}) {
  const { cluster, request } = props;
  const words = text.cluster.consent;
  const consent = useMutation({
    mutationFn: () =>
      unwrap(api['clusters.consent']({ contextId: cluster.contextId, digest: request.digest })),
    onSuccess: props.onAllowed,
  });
  return (
    <AskDialog
      title={words.title}
      onClose={props.onDeclined}
      choices={[
        { label: words.deny, onChoose: props.onDeclined },
        {
          label: words.allow,
          primary: true,
          disabled: consent.isPending,
          onChoose: () => {
            consent.mutate();
          },
        },
      ]}
    >
      <p>{words.body(cluster.name)}</p>
      <div className={styles['command']}>
        <Facts
          labelWidth={84}
          facts={[
            { label: words.command, value: request.command, mono: true },
            { label: words.runs, value: request.resolved ?? words.notFound, mono: true },
            {
              label: words.arguments,
              value:
                request.args.length === 0 ? (
                  words.noArguments
                ) : (
                  <ol>
                    {request.args.map((argument, index) => (
                      <li key={index}>{argument}</li>
                    ))}
                  </ol>
                ),
              mono: request.args.length > 0,
            },
            ...(request.environmentNames.length === 0
              ? []
              : [
                  {
                    label: words.environment,
                    value: `${request.environmentNames.join(', ')} (${words.valuesHidden})`,
                    mono: true,
                  },
                ]),
          ]}
        />
      </div>
      {request.resolved === undefined && request.installHint !== undefined && <p>{request.installHint}</p>}
      <p className={styles['bound']}>{words.bound}</p>
      {consent.error !== null && <ErrorPanel error={errorOf(consent.error)} />}
    </AskDialog>
  );
}
