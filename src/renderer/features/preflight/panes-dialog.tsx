// What the portal's panes would show to an account, kind by kind: by review, and by calls with the token itself.
import type { ContextId, IssuanceId } from '../../../shared/ids.ts';
import type { PaneRow, PortalPanes } from '../../../shared/portal-panes.ts';
import { panesText as words } from '../../../shared/text/preflight.ts';
import { api, errorOf } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { cx } from '../../components/cx.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import styles from './preflight-dialog.module.css';
import { useQuestion } from './use-question.ts';

export function PanesDialog(props: {
  readonly contextId: ContextId;
  readonly account: { readonly namespace: string; readonly name: string };
  /** Where its role holds, where that is not everywhere. */
  readonly namespaces: readonly string[];
  readonly issuanceId?: IssuanceId;
  readonly onClose: () => void;
}) {
  const { contextId, account, issuanceId } = props;
  const namespaces = [...new Set([account.namespace, ...props.namespaces])];
  const asked = useQuestion(
    ['portal-panes', contextId, account.namespace, account.name, issuanceId ?? ''],
    (jobId) =>
      api['accounts.portalPanes']({
        ...{ jobId, contextId, ...account, namespaces },
        ...(issuanceId === undefined ? {} : { issuanceId }),
      }),
  );
  const panes = asked.data;
  const withToken = panes?.tokenUsed === 'yes';
  return (
    <AskDialog
      title={words.title(account.name)}
      onClose={props.onClose}
      choices={[{ label: words.close, primary: true, onChoose: props.onClose }]}
    >
      {asked.isPending && <ProgressBar label={words.reading} done={0} total={0} />}
      {asked.error !== null && <ErrorPanel error={errorOf(asked.error)} />}
      {panes !== undefined && (
        <>
          <Finding panes={panes} />
          <div className={styles['panes']} tabIndex={0} role="group" aria-label={words.open}>
            <table aria-label={words.open}>
              <thead>
                <tr>
                  <th scope="col">{words.columns.kind}</th>
                  <th scope="col">{words.columns.allowed}</th>
                  {withToken && <th scope="col">{words.columns.seen}</th>}
                </tr>
              </thead>
              <tbody>
                {panes.rows.map((row) => (
                  <tr key={row.kind} data-kind={row.kind}>
                    <th scope="row">{words.kinds[row.kind]}</th>
                    <td className={cx(tones[row.allowed])}>{words.allowed[row.allowed]}</td>
                    {withToken && (
                      <td className={cx(row.seen !== undefined && tones[row.seen])}>
                        {row.seen === undefined ? '' : words.seen[row.seen]}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {words.used[panes.tokenUsed] !== '' && (
            <p className={styles['quiet']}>{words.used[panes.tokenUsed]}</p>
          )}
        </>
      )}
    </AskDialog>
  );
}

const tones = {
  yes: styles['good'] ?? '',
  some: styles['warn'] ?? '',
  no: styles['bad'] ?? '',
  unknown: styles['quiet'] ?? '',
};

/** What the token itself showed counts for more than what a review says. */
function shows({ allowed, seen }: PaneRow): 'yes' | 'no' | 'unknown' {
  if (seen === 'yes' || seen === 'no') return seen;
  return allowed === 'some' ? 'no' : allowed;
}

function Finding({ panes }: { readonly panes: PortalPanes }) {
  const { rows, error } = panes;
  const empty = rows.filter((row) => shows(row) === 'no');
  const unknown = rows.some((row) => shows(row) === 'unknown');
  if (empty.some(({ kind }) => kind === 'namespaces')) return <Note tone="warn">{words.empty}</Note>;
  return (
    <>
      {unknown && error !== undefined && (
        <>
          <Note tone="plain">{words.notAllowed}</Note>
          <ErrorPanel error={error} />
        </>
      )}
      {empty.length > 0 && (
        <Note tone="warn">{words.someMissing(empty.map(({ kind }) => words.kinds[kind]).join(', '))}</Note>
      )}
      {rows.some(({ allowed }) => allowed === 'some') && <Note tone="plain">{words.partly}</Note>}
      {!unknown && empty.length === 0 && <Note tone="good">{words.good}</Note>}
    </>
  );
}
