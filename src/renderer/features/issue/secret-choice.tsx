// The Secrets of an account that hold its tokens: one is chosen, one that the server refuses can be made to work again.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Answer } from '../../../shared/ipc/contract.ts';
import { accountNameProblem, namespaceProblem } from '../../../shared/names.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { api, errorOf, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { cx } from '../../components/cx.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import type { PartProps } from './form.tsx';
import styles from './secret-choice.module.css';

type Secret = Answer<'accounts.tokenSecrets'>['secrets'][number];

export function SecretChoice({ contextId, draft, edit, opened, problems, showProblems }: PartProps) {
  const { namespace, name } = draft;
  const queryKey = [...keys.accounts(contextId), 'token-secrets', namespace, name];
  const group = useId();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Secret>();
  const named = namespaceProblem(namespace) === null && accountNameProblem(name) === null;
  const found = useQuery({
    queryKey,
    queryFn: () => unwrap(api['accounts.tokenSecrets']({ contextId, namespace, name })),
    enabled: opened && named,
  });
  const reactivate = useMutation({
    mutationFn: ({ name: secret, uid }: Secret) =>
      unwrap(api['accounts.reactivate']({ contextId, namespace, name, secret, uid })),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  if (!named) return <Note tone="plain">{routeText.needsAccount}</Note>;
  if (found.error !== null) return <ErrorPanel error={errorOf(found.error)} />;
  if (found.data === undefined) return <Note tone="plain">{routeText.reading}</Note>;
  const { secrets } = found.data;
  if (secrets.length === 0) return <Note tone="warn">{routeText.noSecrets}</Note>;
  return (
    <>
      <table className={styles['secrets']} aria-label={routeText.secrets}>
        <thead>
          <tr>
            <th scope="col">{routeText.columns.secret}</th>
            <th scope="col">{routeText.columns.madeBy}</th>
            <th scope="col">{routeText.columns.lastUsed}</th>
          </tr>
        </thead>
        <tbody>
          {secrets.map((secret) => (
            <tr key={secret.uid} className={cx(secret.state !== 'usable' && styles['refused'])}>
              <td>
                <label className={styles['name']}>
                  <input
                    type="radio"
                    name={group}
                    disabled={secret.state !== 'usable'}
                    checked={draft.tokenSecret === secret.name}
                    aria-invalid={(showProblems && problems.tokenSecret !== undefined) || undefined}
                    onChange={() => {
                      edit({ tokenSecret: secret.name });
                    }}
                  />
                  <code>{secret.name}</code>
                </label>
                {secret.state !== 'usable' && <p className={styles['why']}>{whyNot(secret)}</p>}
                {secret.state === 'marked-invalid' && (
                  <LinkButton
                    className={styles['why']}
                    onClick={() => {
                      setAsked(secret);
                    }}
                  >
                    {routeText.reactivate}
                  </LinkButton>
                )}
              </td>
              <td>{secret.byServer ? routeText.byServer : routeText.byPerson}</td>
              <td>{secret.lastUsedOn ?? routeText.neverSeen}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {showProblems && problems.tokenSecret !== undefined && <Note tone="bad">{problems.tokenSecret}</Note>}
      {reactivate.error !== null && <ErrorPanel error={errorOf(reactivate.error)} />}
      {asked !== undefined && (
        <AskDialog
          title={routeText.reactivateTitle(asked.name)}
          choices={[
            {
              label: routeText.cancel,
              onChoose: () => {
                setAsked(undefined);
              },
            },
            {
              label: routeText.reactivateYes,
              danger: true,
              onChoose: () => {
                setAsked(undefined);
                reactivate.mutate(asked);
              },
            },
          ]}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          <p>{routeText.reactivateBody}</p>
        </AskDialog>
      )}
    </>
  );
}

function whyNot({ state, invalidSince }: Secret): string {
  return state === 'marked-invalid' && invalidSince !== undefined
    ? routeText.refusedSince(invalidSince)
    : routeText.state[state];
}
