// One cluster: Azure Arc, identity, what one may do, routes to a token, and the tokens kept for it.
import { Button } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { Open20Regular } from '@fluentui/react-icons/svg/open';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ContextId } from '../../../shared/ids.ts';
import { text } from '../../../shared/text/en.ts';
import { breakGlassText } from '../../../shared/text/portal-sign-in.ts';
import { ago } from '../../../shared/text/time.ts';
import { keys } from '../../app/keys.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ArcBadge } from '../../components/arc-badge.tsx';
import { Note } from '../../components/note.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ReachMark } from '../../components/reach-mark.tsx';
import { standingLine } from '../../components/standing.ts';
import { useNow } from '../../components/use-now.ts';
import { OpenNotices } from '../clusters/open-notices.tsx';
import { probe, useCluster, useClusters, useOpened } from '../clusters/queries.ts';
import { breakGlassDraft } from '../issue/draft.ts';
import { useFlows } from '../issue/flows.tsx';
import { SignInDialog } from '../portal/sign-in-dialog.tsx';
import { ArcCard } from './arc-card.tsx';
import { IdentityCard } from './identity-card.tsx';
import { MadeHereCard } from './made-here-card.tsx';
import { PermissionsCard } from './permissions-card.tsx';
import { RoutesCard } from './routes-card.tsx';
import styles from './screen.module.css';
import { TeamCard } from './team-card.tsx';
import { TokensCard } from './tokens-card.tsx';

export function ClusterScreen({ contextId }: { readonly contextId: ContextId }) {
  const cluster = useCluster(contextId);
  const loading = useClusters().isPending;
  if (cluster === undefined)
    return <p className={styles['gone']}>{loading ? text.app.loading : text.cluster.gone}</p>;
  return <Cluster cluster={cluster} />;
}

function Cluster({ cluster }: { readonly cluster: ClusterRow }) {
  const { contextId } = cluster;
  const { go } = useNavigation();
  const queries = useQueryClient();
  const detail = useOpened(contextId, cluster.problem === undefined).data;
  const [signingIn, setSigningIn] = useState(false);
  const flows = useFlows();
  const now = useNow(5000);
  return (
    <div className={styles['screen']}>
      <div className={styles['head']}>
        <PageHeader
          title={
            <>
              {cluster.name} {cluster.arc === 'yes' && <ArcBadge />}
            </>
          }
          subtitle={
            <>
              <ReachMark cluster={cluster} now={now} /> {subtitleOf(cluster, now)}
            </>
          }
        >
          <Button
            appearance="subtle"
            icon={<ArrowClockwise20Regular />}
            onClick={() => {
              probe(contextId);
              void queries.refetchQueries({ queryKey: keys.opened(contextId) });
            }}
          >
            {text.cluster.checkAgain}
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              flows.edit(contextId, breakGlassDraft());
              go({ kind: 'issue', contextId });
            }}
          >
            {breakGlassText.open}
          </Button>
          <Button
            appearance={cluster.arc === 'yes' ? 'secondary' : 'primary'}
            icon={<Add20Regular />}
            onClick={() => {
              go({ kind: 'issue', contextId });
            }}
          >
            {text.tokens.issue}
          </Button>
          {cluster.arc === 'yes' && (
            <Button
              appearance="primary"
              icon={<Open20Regular />}
              onClick={() => {
                setSigningIn(true);
              }}
            >
              {text.tokens.signIn}
            </Button>
          )}
        </PageHeader>
      </div>
      {signingIn && (
        <SignInDialog
          cluster={cluster}
          onClose={() => {
            setSigningIn(false);
          }}
        />
      )}
      <OpenNotices cluster={cluster} />
      {cluster.sameUidElsewhere.length > 0 && (
        <div className={styles['notices']}>
          <Note tone="warn">{text.cluster.sameUid(cluster.sameUidElsewhere.join(', '))}</Note>
        </div>
      )}
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {detail !== undefined && <ArcCard cluster={cluster} detail={detail} now={now} />}
          <IdentityCard cluster={cluster} detail={detail} />
          {detail !== undefined && <TeamCard cluster={cluster} now={now} />}
        </div>
        <div className={styles['column']}>
          {detail !== undefined && <PermissionsCard detail={detail} cluster={cluster.name} />}
          {detail !== undefined && <RoutesCard detail={detail} />}
          <TokensCard cluster={cluster} now={now} />
          <MadeHereCard cluster={cluster} now={now} />
        </div>
      </div>
    </div>
  );
}

function subtitleOf(cluster: ClusterRow, now: number): string {
  const { reach } = cluster;
  if (reach.state !== 'reachable') return standingLine(cluster, now);
  return [
    text.cluster.reachableIn(reach.latencyMs),
    standingLine(cluster, now),
    text.cluster.seen(ago(reach.at, now)),
  ].join(' · ');
}
