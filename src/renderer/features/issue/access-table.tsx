// What the token may do with the rights of this plan, in words.
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import type { AccessRow, Plan } from '../../../shared/plan.ts';
import { text } from '../../../shared/text/en.ts';
import { lifetimeName } from '../../../shared/text/words.ts';
import { cx } from '../../components/cx.ts';
import styles from './access-table.module.css';

export function AccessTable({ plan }: { readonly plan: Plan }) {
  const { scope, lifetime, role } = plan.request;
  const where =
    role.kind === 'none'
      ? text.issue.summary.does.none
      : scope.kind === 'cluster'
        ? text.issue.summary.cluster
        : text.issue.summary.namespaces(scope.namespaces.join(', '));
  return (
    <div className={styles['access']}>
      <table className={styles['table']} aria-label={text.plan.access}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['title']}>{text.plan.access}</span>{' '}
              {text.plan.accessFor(where, lifetimeName(lifetime))}
            </th>
            <th scope="col">{text.plan.see}</th>
            <th scope="col">{text.plan.change}</th>
          </tr>
        </thead>
        <tbody>
          {plan.access.map((row) => (
            <tr key={row.area}>
              <th scope="row">{text.plan.areas[row.area]}</th>
              <td>
                <Answer answer={row.see} />
              </td>
              <td>
                <Answer answer={row.change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Answer({ answer }: { readonly answer: AccessRow['see'] }) {
  if (answer !== 'yes') return <span className={styles['no']}>{text.plan.answers[answer]}</span>;
  return (
    <>
      <Checkmark16Regular className={cx(styles['yes'])} />
      <span className="visually-hidden">{text.plan.answers.yes}</span>
    </>
  );
}
