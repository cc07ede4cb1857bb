// Azure Arc as the cluster itself tells it: which resource it is, and whether a portal sign-in can work.
import type { Arc, ArcAgent, ArcDetails, ClusterRow } from '../../../shared/cluster.ts';
import type { PortalCloud } from '../../../shared/settings.ts';
import { text } from '../../../shared/text/en.ts';
import { Dropdown, Option } from '@fluentui/react-components';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { useSetSettings, useSettings } from '../settings/queries.ts';
import { useOpenPortal } from '../tokens/queries.ts';
import styles from './arc-card.module.css';
import { Card } from './card.tsx';
import { CheckItem } from './check-item.tsx';
import { CommandLine } from './command-line.tsx';

const words = text.cluster.arc;

export function ArcCard({ cluster, arc }: { readonly cluster: ClusterRow; readonly arc: Arc }) {
  const portal = useOpenPortal();
  switch (arc.state) {
    case 'not-arc':
      return (
        <Card title={words.title}>
          <CheckItem mark="no" title={words.no}>
            {words.noHint}
            <CommandLine command={`az connectedk8s connect -n ${cluster.name} -g RESOURCE_GROUP`} />
          </CheckItem>
        </Card>
      );
    case 'not-permitted':
      return (
        <Card title={words.title}>
          <CheckItem mark="unknown" title={words.unknown}>
            {words.notPermitted}
          </CheckItem>
        </Card>
      );
    case 'unknown':
      return (
        <Card title={words.title}>
          <ErrorPanel error={arc.error} />
        </Card>
      );
    case 'connected':
    case 'incomplete':
      return (
        <Card
          title={words.title}
          aside={
            <LinkButton
              onClick={() => {
                portal.mutate(cluster.contextId);
              }}
            >
              {words.openPortal}
            </LinkButton>
          }
        >
          <Details details={arc.details} />
          {arc.details.sample && <Note tone="plain">{words.sample}</Note>}
          <div className={styles['checks']}>
            {arc.state === 'incomplete' && (
              <CheckItem mark="warn" title={words.incomplete(arc.missing.join(', '))}>
                {words.incompleteHint}
              </CheckItem>
            )}
            {arc.agents.map((agent) => (
              <Agent key={agent.name} agent={agent} details={arc.details} />
            ))}
            <CheckItem mark="unknown" title={words.role}>
              {words.roleHint}
            </CheckItem>
          </div>
        </Card>
      );
  }
}

function Details({ details }: { readonly details: ArcDetails }) {
  return (
    <Facts
      labelWidth={104}
      facts={[
        { label: words.resource, value: details.name },
        { label: words.group, value: details.resourceGroup },
        { label: words.subscription, value: details.subscription, mono: true },
        { label: words.region, value: details.region },
        { label: words.tenant, value: details.tenant, mono: true },
        { label: words.cloud, value: <Cloud /> },
      ]}
    />
  );
}

function Agent({ agent, details }: { readonly agent: ArcAgent; readonly details: ArcDetails }) {
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
          <CommandLine command={mendCommand(details)} />
        </CheckItem>
      );
  }
}

/** The cluster does not know its cloud, so the user says which portal to open. */
function Cloud() {
  const cloud = useSettings().data?.portalCloud ?? 'public';
  const save = useSetSettings();
  const { clouds } = text.settings;
  return (
    <Dropdown
      size="small"
      className={styles['cloud']}
      aria-label={words.cloud}
      value={clouds[cloud]}
      selectedOptions={[cloud]}
      onOptionSelect={(_event, { optionValue }) => {
        const portalCloud = Object.keys(clouds).find((known): known is PortalCloud => known === optionValue);
        if (portalCloud !== undefined) save.mutate({ portalCloud });
      }}
    >
      {Object.entries(clouds).map(([value, name]) => (
        <Option key={value} value={value}>
          {name}
        </Option>
      ))}
    </Dropdown>
  );
}

function mendCommand({ name, resourceGroup }: ArcDetails): string {
  return `az connectedk8s enable-features --features cluster-connect -n ${name ?? 'NAME'} -g ${resourceGroup ?? 'RESOURCE_GROUP'}`;
}
