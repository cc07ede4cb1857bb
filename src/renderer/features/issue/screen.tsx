// Issue a token: choose, check the plan, copy.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ContextId } from '../../../shared/ids.ts';
import { text } from '../../../shared/text/en.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ArcBadge } from '../../components/arc-badge.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ReachMark } from '../../components/reach-mark.tsx';
import { standingLine } from '../../components/standing.ts';
import { useKeptFocus } from '../../components/use-kept-focus.ts';
import { useNow } from '../../components/use-now.ts';
import { OpenNotices } from '../clusters/open-notices.tsx';
import { useCluster, useClusters, useOpened } from '../clusters/queries.ts';
import { useEnvironment, useKeychain, useSettings } from '../settings/queries.ts';
import { defaultDraft, type Draft } from './draft.ts';
import styles from './flow.module.css';
import { useFlows, type Stage } from './flows.tsx';
import { IssueForm } from './form.tsx';
import { PlanStage } from './plan-stage.tsx';
import { Planning } from './planning.tsx';
import { ResultStage } from './result.tsx';
import { Steps } from './steps.tsx';

export function IssueScreen({ contextId }: { readonly contextId: ContextId }) {
  const cluster = useCluster(contextId);
  if (cluster === undefined) return <Gone />;
  return <Flow cluster={cluster} />;
}

function Flow({ cluster }: { readonly cluster: ClusterRow }) {
  const { contextId } = cluster;
  const { stage } = useFlows().flowOf(contextId);
  useKeptFocus(stage.at);
  const opened = useOpened(contextId, cluster.problem === undefined);
  const draft = useDraft(contextId, opened.data);
  return (
    <div className={styles['screen']}>
      <div className={styles['head']}>
        <PageHeader title={text.issue.title} above={<Which cluster={cluster} stage={stage} />}>
          <Steps current={stepOf(stage)} />
        </PageHeader>
      </div>
      {stage.at !== 'result' && <OpenNotices cluster={cluster} />}
      <Body cluster={cluster} stage={stage} detail={opened.data} draft={draft} />
    </div>
  );
}

function Body(props: {
  readonly cluster: ClusterRow;
  readonly stage: Stage;
  readonly detail: ReturnType<typeof useOpened>['data'];
  readonly draft: Draft;
}) {
  const { cluster, stage, detail, draft } = props;
  switch (stage.at) {
    case 'form':
      return <IssueForm cluster={cluster} detail={detail} draft={draft} />;
    case 'planning':
    case 'plan-failed':
      return <Planning cluster={cluster} stage={stage} />;
    case 'plan':
    case 'issuing':
      return (
        <PlanStage
          key={stage.plan.planId}
          cluster={cluster}
          stage={stage}
          draft={draft}
          user={detail?.user}
        />
      );
    case 'result':
      return <ResultStage cluster={cluster} plan={stage.plan} issued={stage.issued} />;
  }
}

/** The cluster above the title; while nothing is under way another one can be chosen. */
function Which({ cluster, stage }: { readonly cluster: ClusterRow; readonly stage: Stage }) {
  const { go } = useNavigation();
  const clusters = useClusters().data ?? [];
  const now = useNow(30_000);
  const others = clusters.length > 1 && stage.at === 'form';
  return (
    <>
      <ReachMark cluster={cluster} now={now} />
      {others ? (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              size="small"
              appearance="transparent"
              aria-label={`${text.issue.cluster} ${cluster.name}`}
              icon={<ChevronDown12Regular />}
              iconPosition="after"
              style={{ minWidth: 0, padding: 0, fontSize: 12, height: 16, fontWeight: 400 }}
            >
              {cluster.name}
            </Button>
          </MenuTrigger>
          <MenuPopover style={{ maxHeight: 360, overflow: 'auto' }}>
            <MenuList>
              {clusters.slice(0, 50).map((other) => (
                <MenuItem
                  key={other.contextId}
                  onClick={() => {
                    go({ kind: 'issue', contextId: other.contextId });
                  }}
                >
                  {other.name}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : (
        <span>{cluster.name}</span>
      )}
      {cluster.arc === 'yes' && <ArcBadge />}
      <span>{standingLine(cluster, now)}</span>
    </>
  );
}

function Gone() {
  const loading = useClusters().isPending;
  return <p style={{ padding: 24 }}>{loading ? text.app.loading : text.cluster.gone}</p>;
}

/** What the user typed over what is the default here. */
function useDraft(contextId: ContextId, detail: ReturnType<typeof useOpened>['data']): Draft {
  const { edits } = useFlows().flowOf(contextId);
  const settings = useSettings().data;
  const keychain = useKeychain().data;
  const remote = useEnvironment().data?.remoteSession === true;
  const keep = keychain?.state === 'unusable' || remote ? 'copy-once' : 'keychain';
  const defaults = defaultDraft(settings, keep, detail);
  const draft = { ...defaults, ...edits };
  const unusable = keychain?.state === 'unusable' && draft.keep === 'keychain';
  return unusable ? { ...draft, keep: 'copy-once' } : draft;
}

function stepOf(stage: Stage): number {
  if (stage.at === 'form') return 0;
  return stage.at === 'result' ? 2 : 1;
}
