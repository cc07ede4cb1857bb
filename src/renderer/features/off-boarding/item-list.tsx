// The items of an off-boarding by cluster, each with its state, and a report of all of them to copy.
import { Button } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import type { OffBoardingItem } from '../../../shared/off-boarding.ts';
import { describeError } from '../../../shared/text/errors.ts';
import { removalWords } from '../../../shared/text/removal-words.ts';
import { copyText } from '../../components/copy-text.ts';
import { cx } from '../../components/cx.ts';
import styles from './item-list.module.css';

const words = removalWords.offBoarding;

/** Most items drawn; the report has all. */
const SHOWN = 300;

const tones = {
  open: 'plain',
  revoking: 'plain',
  removed: 'good',
  unproven: 'warn',
  held: 'warn',
  kept: 'warn',
  left: 'bad',
} as const satisfies Record<OffBoardingItem['state'], unknown>;

export function ItemList(props: {
  readonly items: readonly OffBoardingItem[];
  readonly total: number;
  readonly name: string;
}) {
  const [copied, setCopied] = useState(false);
  const clusters = Map.groupBy(props.items.slice(0, SHOWN), ({ clusterName }) => clusterName);
  if (props.items.length === 0) return null;
  return (
    <section aria-label={words.items} className={styles['list']}>
      <div className={styles['head']}>
        <h3>{words.items}</h3>
        <Button
          size="small"
          appearance="subtle"
          icon={<Copy16Regular />}
          onClick={() => {
            setCopied(copyText([words.forWhom(props.name), ...props.items.map(asLine)].join('\n')));
          }}
        >
          {copied ? words.copied : words.copy}
        </Button>
      </div>
      {[...clusters].map(([cluster, items]) => (
        <section key={cluster} aria-label={cluster} className={styles['cluster']}>
          <h4>{cluster}</h4>
          <ul>
            {items.map((item) => (
              <li key={item.seq}>
                <span className={styles['name']}>{nameOf(item)}</span>
                <span className={cx(styles['state'], styles[tones[item.state]])}>
                  {words.states[item.state]}
                </span>
                {because(item) !== '' && <span className={styles['because']}>{because(item)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {props.total > SHOWN && <p className={styles['more']}>{words.shown(SHOWN, props.total)}</p>}
    </section>
  );
}

function nameOf({ kind, object }: OffBoardingItem): string {
  if (kind === 'look' || object === undefined) return words.look;
  const { name, namespace } = object;
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  return kind === 'token' ? words.token(full) : `${object.kind} ${full}`;
}

function because({ state, finalizers, error }: OffBoardingItem): string {
  if (state === 'held') return removalWords.finalizers(finalizers ?? []);
  return error === undefined ? '' : describeError(error).message;
}

function asLine(item: OffBoardingItem): string {
  const cause = because(item);
  return [item.clusterName, nameOf(item), words.states[item.state], ...(cause === '' ? [] : [cause])].join(
    '\t',
  );
}
