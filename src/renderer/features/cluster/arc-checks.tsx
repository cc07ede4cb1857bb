// Whether a portal sign-in can work, as far as the cluster itself can tell, and the command that mends what is wrong.
import type { ArcAgent, ArcDetails, ArcHealth } from '../../../shared/cluster.ts';
import {
  connectAgain,
  enableClusterConnect,
  lookAtAgents,
  upgradeAgents,
} from '../../../shared/text/arc-commands.ts';
import { text } from '../../../shared/text/en.ts';
import { absolute, ago, duration } from '../../../shared/text/time.ts';
import { CheckItem } from './check-item.tsx';
import { CommandLine } from '../../components/command-line.tsx';

const words = text.cluster.arc;
/** Azure takes a cluster for offline after this (Azure Arc documentation, connectivity status). */
const SILENT_MS = 15 * 60_000;
/** The identity certificate lives 90 days and is renewed well before; less than this left means that it is not. */
const IDENTITY_SOON_MS = 14 * 86_400_000;

export function ArcAgentCheck({
  agent,
  details,
}: {
  readonly agent: ArcAgent;
  readonly details: ArcDetails;
}) {
  const title = words.agents[agent.state](agent.name);
  switch (agent.state) {
    case 'available':
      return (
        <CheckItem mark="good" title={title}>
          {words.replicas(agent.available, agent.wanted)}
        </CheckItem>
      );
    case 'unknown':
      return (
        <CheckItem mark="unknown" title={title}>
          {words.agentUnknown}
        </CheckItem>
      );
    case 'not-available':
    case 'missing':
      return (
        <CheckItem mark="warn" title={title}>
          {words.mend}
          <CommandLine command={enableClusterConnect(details)} />
        </CheckItem>
      );
  }
}

export function ArcHealthChecks(props: {
  readonly health: ArcHealth;
  readonly details: ArcDetails;
  readonly now: number;
}) {
  const { health, details } = props;
  return (
    <>
      <Heartbeat {...props} />
      <Identity {...props} />
      {health.agentVersion !== undefined && (
        <CheckItem mark="unknown" title={words.agentVersion(health.agentVersion)}>
          {words.agentVersionHint}
          <CommandLine command={upgradeAgents(details)} />
        </CheckItem>
      )}
      {health.proxyCertificate === 'missing' && (
        <CheckItem mark="warn" title={words.noProxyCertificate}>
          {words.mend}
          <CommandLine command={enableClusterConnect(details)} />
        </CheckItem>
      )}
    </>
  );
}

function Heartbeat({ health, now }: { readonly health: ArcHealth; readonly now: number }) {
  const at = health.lastConnectivityAt;
  if (at === undefined) {
    return (
      <CheckItem mark="unknown" title={words.heartbeat}>
        {words.heartbeatUnknown[health.state]}
      </CheckItem>
    );
  }
  const seen = <span title={absolute(at)}>{words.lastSign(ago(at, now))}</span>;
  if (now - at <= SILENT_MS) {
    return (
      <CheckItem mark="good" title={words.heartbeat}>
        {seen}
      </CheckItem>
    );
  }
  return (
    <CheckItem mark="warn" title={words.silent}>
      {seen} {words.silentHint}
      <CommandLine command={lookAtAgents} />
    </CheckItem>
  );
}

function Identity(props: { readonly health: ArcHealth; readonly details: ArcDetails; readonly now: number }) {
  const at = props.health.identityExpiresAt;
  if (at === undefined) return null;
  const left = at - props.now;
  if (left <= 0) {
    return (
      <CheckItem mark="warn" title={words.identityExpired(ago(at, props.now))}>
        {words.identityExpiredHint}
        {connectAgain(props.details).map((command) => (
          <CommandLine key={command} command={command} />
        ))}
      </CheckItem>
    );
  }
  return (
    <CheckItem mark={left < IDENTITY_SOON_MS ? 'warn' : 'good'} title={words.identity}>
      <span title={absolute(at)}>{words.identityLeft(duration(left))}</span>{' '}
      {left < IDENTITY_SOON_MS && words.identitySoon}
    </CheckItem>
  );
}
