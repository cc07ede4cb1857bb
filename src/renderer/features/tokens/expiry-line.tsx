// What ends when, over all clusters, on one logarithmic line from 6 minutes to 90 days; never apart.
import { useState, type KeyboardEvent } from 'react';
import type { IssuanceId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import { text } from '../../../shared/text/en.ts';
import { duration } from '../../../shared/text/time.ts';
import { cx } from '../../components/cx.ts';
import { urgencyAt } from '../../components/urgency.ts';
import { useWidth } from '../../components/use-width.ts';
import { dotsOf, placeOf, ticks, type Dot } from './expiry-scale.ts';
import styles from './expiry-line.module.css';

/** Fewer tokens than this need no overview. */
const SHOWN_FROM = 3;
const HOUR_MS = 3_600_000;

export function ExpiryLine(props: {
  readonly tokens: readonly TokenRow[];
  readonly now: number;
  readonly selected: IssuanceId | undefined;
  readonly onSelect: (issuanceId: IssuanceId) => void;
}) {
  const { tokens, now } = props;
  const [ref, width] = useWidth();
  const [pointed, setPointed] = useState<Dot>();
  if (tokens.length < SHOWN_FROM) return null;
  const dots = dotsOf(tokens, now, width);
  const never = tokens.filter(({ grant }) => grant.expiresAt === undefined);
  const lasting: Dot | undefined =
    never[0] === undefined ? undefined : { x: 0, tokens: [never[0], ...never.slice(1)] };
  const chosen = dots.find((dot) => dot.tokens.some(({ issuanceId }) => issuanceId === props.selected));
  const labelled = pointed ?? chosen ?? dots[0] ?? lasting;
  const dotProps = { now, onPoint: setPointed, onSelect: props.onSelect };
  return (
    <div role="toolbar" className={styles['panel']} aria-label={text.tokens.line} onKeyDown={moveBetweenDots}>
      <div ref={ref} className={styles['axis']}>
        {labelled !== undefined && labelled !== lasting && <Label dot={labelled} now={now} width={width} />}
        <span className={styles['line']} />
        <span className={styles['within']} style={{ width: placeOf(HOUR_MS) * width }} />
        {ticks.map(({ ms, label }) => (
          <span
            key={label}
            className={styles['tick']}
            style={{ left: placeOf(ms) * width }}
            aria-hidden="true"
          >
            {label}
          </span>
        ))}
        <ol>
          {dots.map((dot, index) => (
            <li key={dot.tokens[0].issuanceId}>
              <DotButton dot={dot} left={dot.x} first={index === 0} {...dotProps} />
            </li>
          ))}
        </ol>
      </div>
      <div className={styles['apart']}>
        {lasting !== undefined && (
          <DotButton dot={lasting} left={28} first={dots.length === 0} {...dotProps} />
        )}
        {labelled === lasting && lasting !== undefined && <Label dot={lasting} now={now} width={0} />}
        <span className={cx(styles['tick'], styles['apart-tick'])} aria-hidden="true">
          {text.time.neverTick}
        </span>
      </div>
    </div>
  );
}

function DotButton(props: {
  readonly dot: Dot;
  readonly left: number;
  readonly first: boolean;
  readonly now: number;
  readonly onPoint: (dot: Dot | undefined) => void;
  readonly onSelect: (issuanceId: IssuanceId) => void;
}) {
  const { dot, now } = props;
  const [soonest] = dot.tokens;
  const urgency = urgencyAt(soonest.grant.expiresAt, now);
  const { account, rest } = wordsOf(dot, now);
  return (
    <button
      type="button"
      className={cx(styles['dot'], styles[urgency], dot.tokens.length > 1 && styles['several'])}
      style={{ left: props.left }}
      tabIndex={props.first ? 0 : -1}
      aria-label={`${account}${rest}`}
      onMouseEnter={() => {
        props.onPoint(dot);
      }}
      onMouseLeave={() => {
        props.onPoint(undefined);
      }}
      onFocus={() => {
        props.onPoint(dot);
      }}
      onBlur={() => {
        props.onPoint(undefined);
      }}
      onClick={() => {
        props.onSelect(soonest.issuanceId);
      }}
    >
      <span className={styles['shape']}>{dot.tokens.length > 1 ? dot.tokens.length : ''}</span>
    </button>
  );
}

function Label(props: { readonly dot: Dot; readonly now: number; readonly width: number }) {
  const { dot, now, width } = props;
  const { account, rest } = wordsOf(dot, now);
  const urgent = urgencyAt(dot.tokens[0].grant.expiresAt, now) === 'hour';
  const right = width === 0 || dot.x > width - 260;
  return (
    <span
      className={styles['label']}
      aria-hidden="true"
      style={
        right ? { right: width === 0 ? 0 : Math.max(0, width - dot.x - 6) } : { left: Math.max(0, dot.x - 6) }
      }
    >
      <b className={cx(urgent && styles['bad'])}>{account}</b>
      {rest}
    </span>
  );
}

function wordsOf(dot: Dot, now: number): { readonly account: string; readonly rest: string } {
  if (dot.tokens.length > 1) return { account: text.tokens.lineSeveral(dot.tokens.length), rest: '' };
  const [token] = dot.tokens;
  const { expiresAt } = token.grant;
  return expiresAt === undefined
    ? text.tokens.lineNever(token.accountName, token.clusterName)
    : text.tokens.lineEnds(token.accountName, token.clusterName, duration(expiresAt - now));
}

function moveBetweenDots(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const dots = [...event.currentTarget.querySelectorAll('button')];
  const at = dots.findIndex((dot) => dot === document.activeElement);
  dots[Math.min(dots.length - 1, Math.max(0, at + step))]?.focus();
}
