// The objects of a plan in the order in which they are made, each with its verdict.
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import { useRef, type KeyboardEvent } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Plan, PlanStep, StepVerdict } from '../../../shared/plan.ts';
import { text } from '../../../shared/text/en.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { clock } from '../../../shared/text/time.ts';
import { kinds, lifetimeName } from '../../../shared/text/words.ts';
import type { Route } from '../../../shared/token.ts';
import { cx } from '../../components/cx.ts';
import styles from './plan-steps.module.css';

const icons = {
  passed: <CheckmarkCircle16Filled className={cx(styles['good'])} />,
  exists: <SubtractCircle16Regular className={cx(styles['quiet'])} />,
  refused: <ErrorCircle16Filled className={cx(styles['bad'])} />,
  waits: <Circle16Regular className={cx(styles['quiet'])} />,
  'not-dry-run': <Circle16Regular className={cx(styles['quiet'])} />,
} satisfies Record<StepVerdict['state'], unknown>;

export function PlanSteps(props: {
  readonly plan: Plan;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}) {
  const { plan, selected, onSelect } = props;
  const list = useRef<HTMLDivElement | null>(null);
  const checked = plan.steps.filter(({ verdict }) => verdict.state === 'passed').length + plan.refused;
  const onKeyDown = (event: KeyboardEvent) => {
    const last = plan.steps.length - 1;
    const to =
      event.key === 'ArrowDown'
        ? selected + 1
        : event.key === 'ArrowUp'
          ? selected - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : -1;
    if (to < 0 || to > last) return;
    event.preventDefault();
    onSelect(to);
    list.current?.querySelectorAll<HTMLElement>('[role="option"]')[to]?.focus();
  };
  return (
    <section className={styles['steps']}>
      <div className={styles['head']}>
        <h2>
          {plan.refused > 0 ? text.plan.someFailed(plan.refused, checked) : text.plan.allPassed(checked)}
        </h2>
        <p>{text.plan.dryRun(clock(plan.checkedAt))}</p>
      </div>
      <div
        ref={list}
        role="listbox"
        aria-label={text.plan.steps}
        className={styles['list']}
        onKeyDown={onKeyDown}
      >
        {plan.steps.map((step, index) => (
          <div
            key={`${step.object.kind} ${step.object.namespace ?? ''} ${step.object.name}`}
            role="option"
            aria-selected={index === selected}
            tabIndex={index === selected ? 0 : -1}
            data-kind={step.object.kind}
            data-verdict={step.verdict.state}
            className={cx(styles['step'], index === selected && styles['selected'])}
            onClick={() => {
              onSelect(index);
            }}
          >
            {icons[step.verdict.state]}
            <span className={styles['words']}>
              <span className={styles['line']}>
                <b>{kinds[step.object.kind]}</b>
                <span
                  className={cx(styles['verdict'], step.verdict.state === 'refused' && styles['refused'])}
                >
                  {verdictOf(step.verdict)}
                </span>
              </span>
              <span className={styles['name']}>
                <code>{nameOf(step, plan)}</code>
                {step.object.kind === 'Secret' && (
                  <span className={styles['verdict']}>{secretSays[plan.request.route]}</span>
                )}
              </span>
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}

const secretSays = {
  'token-request': text.plan.secretSays,
  'token-secret': routeText.secretHolds,
  'legacy-secret': routeText.secretRead,
} satisfies Record<Route, string>;

function tokenSays({ route, lifetime }: Plan['request']): string {
  return route === 'token-request' ? text.plan.tokenSays(lifetimeName(lifetime)) : routeText.tokenFrom[route];
}

function nameOf({ object }: PlanStep, plan: Plan): string {
  if (object.kind === 'Token') return tokenSays(plan.request);
  const elsewhere = object.namespace !== undefined && object.namespace !== plan.request.namespace;
  return elsewhere ? `${object.namespace}/${object.name}` : object.name;
}

function verdictOf(verdict: StepVerdict): string {
  switch (verdict.state) {
    case 'passed':
    case 'refused':
    case 'not-dry-run':
      return text.plan.verdict[verdict.state];
    case 'exists':
      return text.plan.verdict[verdict.note];
    case 'waits':
      return text.plan.verdict.waits(text.plan.waitsFor[verdict.for.kind]);
    default:
      return assertNever(verdict);
  }
}
