// What came of each object: gone, held or left, with the cause; all of it can be copied as text.
import { Button } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import type { RemovalOutcome } from '../../../shared/removal.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { copyText } from '../../components/copy-text.ts';
import { cx } from '../../components/cx.ts';
import { ObjectLine } from './object-line.tsx';
import styles from './outcome-list.module.css';

const words = removalWords.outcome;

export function OutcomeList({ outcomes }: { readonly outcomes: readonly RemovalOutcome[] }) {
  const [copied, setCopied] = useState(false);
  return (
    <section aria-label={words.title}>
      <ul className={styles['list']} tabIndex={0} aria-label={words.title}>
        {outcomes.map((outcome, index) => (
          <li key={index}>
            <ObjectLine object={outcome.object} mark={<Mark state={outcome.state} />}>
              {sentence(outcome)}
            </ObjectLine>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        appearance="subtle"
        icon={<Copy16Regular />}
        onClick={() => {
          setCopied(copyText(outcomes.map(asLine).join('\n')));
        }}
      >
        {copied ? words.copied : words.copy}
      </Button>
    </section>
  );
}

function Mark({ state }: { readonly state: RemovalOutcome['state'] }) {
  switch (state) {
    case 'removed':
    case 'subject-removed':
      return <CheckmarkCircle16Filled className={cx(styles['mark'], styles['good'])} />;
    case 'left':
      return <ErrorCircle16Filled className={cx(styles['mark'], styles['bad'])} />;
    case 'held':
    case 'kept':
    case 'unproven':
      return <Warning16Regular className={cx(styles['mark'], styles['warn'])} />;
  }
}

function sentence({ state, finalizers, error }: RemovalOutcome): string {
  const parts = [
    words.states[state],
    ...(state === 'held' ? [removalWords.finalizers(finalizers ?? [])] : []),
    ...(error === undefined ? [] : [describeError(error).message]),
  ];
  return parts.join(state === 'left' ? ': ' : ' ');
}

function asLine(outcome: RemovalOutcome): string {
  const { kind, name, namespace } = outcome.object;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}: ${sentence(outcome)}`;
}
