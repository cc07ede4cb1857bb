// Azure Arc: which resource the cluster is, whether a portal sign-in can work, and the ways there.
import { useState } from 'react';
import type { Arc, ClusterDetail, ClusterRow } from '../../../shared/cluster.ts';
import { connect } from '../../../shared/text/arc-commands.ts';
import { text } from '../../../shared/text/en.ts';
import { errorOf } from '../../api.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { useOpenPortal } from '../tokens/queries.ts';
import styles from './arc-card.module.css';
import { ArcAgentCheck, ArcHealthChecks } from './arc-checks.tsx';
import { ArcPlace } from './arc-details.tsx';
import { Card } from './card.tsx';
import { CheckItem } from './check-item.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { EntraBinding } from './entra-binding.tsx';
import { PortalForm } from './portal-form.tsx';
import { ProxyCommand } from './proxy-command.tsx';
import { useSetPortal } from './queries.ts';

const words = text.cluster.arc;
type More = 'fill-in' | 'entra' | 'proxy';

export function ArcCard(props: {
  readonly cluster: ClusterRow;
  readonly detail: ClusterDetail;
  readonly now: number;
}) {
  const { cluster, detail, now } = props;
  const { arc, portal } = detail;
  const open = useOpenPortal();
  const place = useSetPortal(cluster.contextId);
  const [more, setMore] = useState<More>();
  const details = arc.state === 'connected' || arc.state === 'incomplete' ? arc.details : undefined;
  const resource = {
    name: details?.name ?? portal.name,
    resourceGroup: details?.resourceGroup ?? portal.resourceGroup,
  };
  const inAzure = cluster.arc === 'yes';
  const toggle = (which: More) => () => {
    setMore((before) => (before === which ? undefined : which));
  };
  return (
    <Card
      title={words.title}
      aside={
        inAzure && (
          <LinkButton
            onClick={() => {
              open.mutate(cluster.contextId);
            }}
          >
            {words.openPortal}
          </LinkButton>
        )
      }
    >
      {inAzure && (
        <ArcPlace
          details={details}
          portal={portal}
          onCloud={(cloud) => {
            place.mutate({ ...portal, cloud });
          }}
        />
      )}
      {details?.sample === true && <Note tone="plain">{words.sample}</Note>}
      <div className={styles['checks']}>
        <State arc={arc} cluster={cluster} />
        {(arc.state === 'connected' || arc.state === 'incomplete') && (
          <>
            <ArcHealthChecks health={arc.health} details={arc.details} now={now} />
            {arc.agents.map((agent) => (
              <ArcAgentCheck key={agent.name} agent={agent} details={arc.details} />
            ))}
          </>
        )}
        {inAzure && (
          <CheckItem mark="unknown" title={words.role}>
            {words.roleHint}
          </CheckItem>
        )}
      </div>
      <div className={styles['more']}>
        {arc.state !== 'connected' && (
          <LinkButton onClick={toggle('fill-in')}>{inAzure ? words.changePlace : words.fillIn}</LinkButton>
        )}
        {inAzure && <LinkButton onClick={toggle('entra')}>{words.withoutToken}</LinkButton>}
        {inAzure && <LinkButton onClick={toggle('proxy')}>{words.proxy}</LinkButton>}
      </div>
      {more === 'fill-in' && (
        <PortalForm
          details={details}
          portal={portal}
          onSave={(filled) => {
            place.mutate(filled, {
              onSuccess: () => {
                setMore(undefined);
              },
            });
          }}
          onClose={toggle('fill-in')}
        />
      )}
      {more === 'entra' && <EntraBinding />}
      {more === 'proxy' && <ProxyCommand resource={resource} />}
      {place.error !== null && <ErrorPanel error={errorOf(place.error)} />}
      {open.error !== null && <ErrorPanel error={errorOf(open.error)} />}
    </Card>
  );
}

function State({ arc, cluster }: { readonly arc: Arc; readonly cluster: ClusterRow }) {
  switch (arc.state) {
    case 'connected':
      return null;
    case 'incomplete':
      return (
        <CheckItem mark="warn" title={words.incomplete(arc.missing.join(', '))}>
          {words.incompleteHint}
        </CheckItem>
      );
    case 'not-arc':
      return (
        <CheckItem mark="no" title={words.no}>
          {words.noHint}
          <CommandLine command={connect({ name: cluster.name })} />
        </CheckItem>
      );
    case 'not-permitted':
      return (
        <CheckItem mark="unknown" title={words.unknown}>
          {words.notPermitted}
        </CheckItem>
      );
    case 'unknown':
      return <ErrorPanel error={arc.error} />;
  }
}
