// Why a step is refused: the rules that the operator lacks, and the three ways on.
import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { useState } from 'react';
import type { AppError } from '../../../shared/ipc/result.ts';
import type { Plan } from '../../../shared/plan.ts';
import { text } from '../../../shared/text/en.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { cx } from '../../components/cx.ts';
import { copyText } from '../../components/copy-text.ts';
import { missingRows, type MissingRow } from './missing-rules.ts';
import styles from './refused-panel.module.css';

export function RefusedPanel(props: {
  readonly plan: Plan;
  readonly error: AppError;
  readonly user: string;
  readonly onAgain: () => void;
  readonly onUseView: () => void;
}) {
  const { plan, error, user } = props;
  const [copied, setCopied] = useState(false);
  const { message, hint } = describeError(error);
  const missing = error.code === 'forbidden' ? missingRows(error.missingRules ?? []) : [];
  const { role } = plan.request;
  const canUseView =
    error.code === 'forbidden' && !(role.kind === 'preset' && role.preset === 'view') && role.kind !== 'none';
  const yaml = plan.administratorYaml;
  return (
    <section role="alert" className={styles['panel']}>
      <ErrorCircle16Filled className={cx(styles['icon'])} />
      <div className={styles['words']}>
        <h2 className={styles['title']}>{message}</h2>
        <p className={styles['hint']}>
          {hint} {missing.length > 0 && text.plan.missingFor(user)}
        </p>
        {missing.length > 0 ? (
          <MissingTable rows={missing} />
        ) : (
          error.detail !== undefined && <pre className={styles['detail']}>{error.detail}</pre>
        )}
        <div className={styles['actions']}>
          {canUseView && (
            <Button size="small" appearance="primary" onClick={props.onUseView}>
              {text.plan.useView}
            </Button>
          )}
          {yaml !== undefined && (
            <Button
              size="small"
              icon={<Copy16Regular />}
              onClick={() => {
                setCopied(copyText(yaml));
              }}
            >
              {copied ? text.errors.copied : text.plan.adminYaml}
            </Button>
          )}
          <Button size="small" appearance="subtle" icon={<ArrowClockwise16Regular />} onClick={props.onAgain}>
            {text.plan.again}
          </Button>
        </div>
        {yaml !== undefined && <p className={styles['hint']}>{text.plan.adminYamlThen}</p>}
      </div>
    </section>
  );
}

/** Most verbs that get a column of their own. */
const MOST_COLUMNS = 4;

function MissingTable({ rows }: { readonly rows: readonly MissingRow[] }) {
  const verbs = [...new Set(rows.flatMap((row) => row.verbs))];
  const columns = verbs.length <= MOST_COLUMNS ? verbs : [];
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.plan.apiGroup}</th>
            <th scope="col">{text.plan.resource}</th>
            {columns.length === 0 && <th scope="col">{text.plan.verbs}</th>}
            {columns.map((verb) => (
              <th key={verb} scope="col" className={styles['verb']}>
                {verb}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.group} ${row.resource}`}>
              <td>{row.group === '' ? text.plan.core : row.group}</td>
              <td>
                <code>{row.resource}</code>
              </td>
              {columns.length === 0 && (
                <td>
                  <code>{row.verbs.join(', ')}</code>
                </td>
              )}
              {columns.map((verb) => (
                <td key={verb} className={styles['cross']}>
                  {row.verbs.includes(verb) && (
                    <>
                      <span aria-hidden="true">✕</span>
                      <span className="visually-hidden">{text.plan.missingVerb}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
