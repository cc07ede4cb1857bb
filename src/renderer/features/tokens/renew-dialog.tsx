// Renewing: which tokens, what happens to them, how far it is, and what came of each.
import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssuanceId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import { renewalText as words } from '../../../shared/text/renewal.ts';
import { duration, lifetime } from '../../../shared/text/time.ts';
import { api, errorOf } from '../../api.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Segments } from '../../components/segments.tsx';
import { useJob } from '../removal/use-job.ts';
import styles from './renew-dialog.module.css';
import { RenewReport } from './renew-report.tsx';
import { isLive } from './token-actions.ts';

const HOUR_MS = 3_600_000;
const spans = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 720 * HOUR_MS };
type Span = keyof typeof spans;

/** Tokens that the server made by itself cannot be renewed. */
export function isRenewable(token: TokenRow): boolean {
  return isLive(token) && token.route !== 'legacy-secret' && token.contextId !== undefined;
}

export function RenewDialog(props: {
  /** All that are kept. */
  readonly tokens: readonly TokenRow[];
  /** Chosen at first; empty: those that end within a day. */
  readonly chosen: readonly IssuanceId[];
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { now, onClose } = props;
  // As they were when the dialog opened: a renewed one would leave the list under the user's eyes.
  const [tokens] = useState(() => props.tokens.filter(isRenewable).toSorted(bySoonest));
  const within = (ms: number) =>
    tokens.filter(({ grant: { expiresAt = Infinity } }) => expiresAt > now && expiresAt <= now + ms);
  const [span, setSpan] = useState<Span | ''>(props.chosen.length === 0 ? 'day' : '');
  const [chosen, setChosen] = useState<ReadonlySet<IssuanceId>>(
    () => new Set(props.chosen.length > 0 ? props.chosen : within(spans.day).map(idOf)),
  );
  const [stopping, setStopping] = useState(false);
  const renewal = useJob((jobId, issuanceIds: readonly IssuanceId[]) =>
    api['tokens.renew']({ jobId, selection: { by: 'ids', issuanceIds: [...issuanceIds] } }),
  );
  const start = (issuanceIds: readonly IssuanceId[]) => {
    setStopping(false);
    renewal.mutate(issuanceIds);
  };
  if (renewal.isPending) {
    const stop = () => {
      setStopping(true);
      renewal.stop();
    };
    const { done = 0, total = chosen.size } = renewal.progress ?? {};
    return (
      <AskDialog
        title={words.title}
        onClose={stop}
        choices={[{ label: words.stop, disabled: stopping, onChoose: stop }]}
      >
        <div role="status" className={styles['running']}>
          <ProgressBar label={words.title} done={done} total={total} />
          <p>{words.running(done, total)}</p>
          <p className={styles['second']}>{stopping ? words.stopping : words.stopSays}</p>
        </div>
      </AskDialog>
    );
  }
  if (renewal.data !== undefined) {
    return (
      <RenewReport
        results={renewal.data.results}
        tokens={tokens}
        now={now}
        onAgain={start}
        onClose={onClose}
      />
    );
  }
  const only = chosen.size === 1 ? tokens.find(({ issuanceId }) => chosen.has(issuanceId)) : undefined;
  return (
    <AskDialog
      title={only === undefined ? words.title : words.titleOne(only.accountName, only.clusterName)}
      onClose={onClose}
      choices={[
        { label: words.cancel, onChoose: onClose },
        {
          label: words.confirm(chosen.size),
          primary: true,
          disabled: chosen.size === 0,
          onChoose: () => {
            if (chosen.size > 0) start([...chosen]);
          },
        },
      ]}
    >
      {renewal.error !== null && <ErrorPanel error={errorOf(renewal.error)} />}
      <p>{words.says}</p>
      <p className={styles['second']}>{words.within}</p>
      <div>
        <Segments
          label={words.within}
          value={span}
          choices={Object.entries(words.spans).map(([value, label]) => ({ value, label }))}
          onChange={(value) => {
            // The choices are the spans' own names.
            const next = value as Span;
            setSpan(next);
            setChosen(new Set(within(spans[next]).map(idOf)));
          }}
        />
      </div>
      {tokens.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <ul className={styles['list']} tabIndex={0} aria-label={words.list}>
          {tokens.map((token) => (
            <li key={token.issuanceId}>
              <Checkbox
                checked={chosen.has(token.issuanceId)}
                label={words.choose(token.accountName, token.clusterName)}
                onChange={(_event, { checked }) => {
                  const next = new Set(chosen);
                  if (checked === true) next.add(token.issuanceId);
                  else next.delete(token.issuanceId);
                  setSpan('');
                  setChosen(next);
                }}
              />
              <span className={styles['second']}>{about(token, now)}</span>
            </li>
          ))}
        </ul>
      )}
    </AskDialog>
  );
}

function about({ grant, requestedSeconds, route, boundSecret }: TokenRow, now: number): string {
  const left = grant.expiresAt === undefined ? undefined : grant.expiresAt - now;
  const asked = requestedSeconds === undefined ? words.serverDefault : words.for(lifetime(requestedSeconds));
  return [
    ...(left === undefined ? [] : [left > 0 ? words.left(duration(left)) : words.ended]),
    route === 'token-request' ? asked : words.forever,
    ...(route === 'token-request' && boundSecret === undefined ? [words.notRevocable] : []),
  ].join(' · ');
}

const idOf = ({ issuanceId }: TokenRow): IssuanceId => issuanceId;

function bySoonest(one: TokenRow, other: TokenRow): number {
  return (one.grant.expiresAt ?? Infinity) - (other.grant.expiresAt ?? Infinity) || 0;
}
