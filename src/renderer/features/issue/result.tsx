// Step three: what was granted, and the token to copy.
import { Button } from '@fluentui/react-components';
import { Checkmark20Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { Eye20Regular } from '@fluentui/react-icons/svg/eye';
import { Open20Regular } from '@fluentui/react-icons/svg/open';
import { useEffect, useRef, useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { Issued, TokenRow } from '../../../shared/issuance.ts';
import type { AppError } from '../../../shared/ipc/result.ts';
import type { Plan } from '../../../shared/plan.ts';
import { BREAK_GLASS } from '../../../shared/break-glass.ts';
import { text } from '../../../shared/text/en.ts';
import { shortened } from '../../../shared/text/errors.ts';
import { routeText } from '../../../shared/text/routes.ts';
import { panesText } from '../../../shared/text/preflight.ts';
import { clock } from '../../../shared/text/time.ts';
import { grantedSeconds, wasShortened } from '../../../shared/text/words.ts';
import { errorOf } from '../../api.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { PanesDialog } from '../preflight/panes-dialog.tsx';
import { useKeychain } from '../settings/queries.ts';
import { useClipboard, useCopy, useReveal } from '../tokens/queries.ts';
import { ClipboardCountdown } from './clipboard-countdown.tsx';
import styles from './flow.module.css';
import { useFlows } from './flows.tsx';
import { GrantLine } from './grant-line.tsx';
import { PortalSteps } from './portal-steps.tsx';
import { ResultFacts } from './result-facts.tsx';
import own from './result.module.css';

export function ResultStage(props: {
  readonly cluster: ClusterRow;
  readonly plan: Plan;
  readonly issued: Issued;
}) {
  const { cluster, issued } = props;
  const { token } = issued;
  const { go } = useNavigation();
  const flows = useFlows();
  const clipboard = useClipboard();
  const onClipboard =
    clipboard.holds === 'token' && clipboard.issuanceId === token.issuanceId ? clipboard : undefined;
  const granted = grantedSeconds(token.grant);
  return (
    <>
      <div className={styles['columns']}>
        <div className={own['main']}>
          <section className={own['card']} aria-label={text.result.granted}>
            <Kept token={token} />
            <GrantLine token={token} />
            <Actions cluster={cluster} token={token} copied={onClipboard !== undefined} />
            {onClipboard !== undefined && <ClipboardCountdown clipboard={onClipboard} keep={token.keep} />}
          </section>
          {granted !== undefined && wasShortened(token.grant, token.requestedSeconds) && (
            <section className={own['panel']}>
              <Note tone="plain">
                <b>{text.result.shortened}</b> {shortened(cluster.name, granted)}
                {token.grant.warning !== undefined && (
                  <code className={own['warning']}>{token.grant.warning}</code>
                )}
              </Note>
            </section>
          )}
          {token.route !== 'token-request' && (
            <section className={own['panel']}>
              <Note tone="warn">{routeText.resultForever}</Note>
            </section>
          )}
          <Panes cluster={cluster} token={token} />
          {cluster.arc === 'yes' ? <PortalSteps /> : <p className={own['hint']}>{text.result.kubectl}</p>}
        </div>
        <ResultFacts issued={issued} />
      </div>
      <footer className={styles['footer']}>
        <span>{text.result.recorded(clock(issued.recordedAt))}</span>
        <Button
          onClick={() => {
            flows.toForm(cluster.contextId);
            flows.edit(cluster.contextId, { reason: '' });
          }}
        >
          {text.result.another}
        </Button>
        <Button
          onClick={() => {
            if (token.reason?.startsWith(BREAK_GLASS) === true) flows.reset(cluster.contextId);
            else {
              flows.toForm(cluster.contextId);
              flows.edit(cluster.contextId, { reason: '' });
            }
            go({ kind: 'tokens', select: token.issuanceId });
          }}
        >
          {text.result.done}
        </Button>
      </footer>
    </>
  );
}

function Panes({ cluster, token }: { readonly cluster: ClusterRow; readonly token: TokenRow }) {
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <LinkButton
        onClick={() => {
          setAsking(true);
        }}
      >
        {panesText.open}
      </LinkButton>
      {asking && (
        <PanesDialog
          contextId={cluster.contextId}
          account={{ namespace: token.namespace, name: token.accountName }}
          namespaces={token.scope.kind === 'namespaces' ? token.scope.namespaces : []}
          issuanceId={token.issuanceId}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}

function Kept({ token }: { readonly token: TokenRow }) {
  const keychain = useKeychain().data?.name ?? 'the keychain';
  if (token.keep === 'keychain') return <Note tone="good">{text.result.kept(keychain)}</Note>;
  return token.keep === 'until-quit' ? (
    <Note tone="good">{text.result.untilQuit}</Note>
  ) : (
    <Note tone="warn">{text.result.copyOnce}</Note>
  );
}

function Actions(props: {
  readonly cluster: ClusterRow;
  readonly token: TokenRow;
  readonly copied: boolean;
}) {
  const { cluster, token, copied } = props;
  const copy = useCopy();
  const reveal = useReveal();
  const [handedOver, setHandedOver] = useState(false);
  const [error, setError] = useState<AppError>();
  const row = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    row.current?.querySelector('button')?.focus();
  }, []);
  const once = token.keep === 'copy-once';
  const copyToken = (portal: boolean) => {
    if (handedOver) return;
    copy.mutate(
      { issuanceId: token.issuanceId, portalOf: portal ? cluster.contextId : undefined },
      {
        onSettled: (done, thrown) => {
          setError(thrown === null ? undefined : errorOf(thrown));
          if (once && done !== undefined) setHandedOver(true);
        },
      },
    );
  };
  return (
    <>
      {error !== undefined && <ErrorPanel error={error} />}
      <div ref={row} className={own['actions']}>
        <Button
          size="large"
          appearance="primary"
          icon={copied ? <Checkmark20Regular /> : <Copy20Regular />}
          disabledFocusable={handedOver}
          onClick={() => {
            copyToken(false);
          }}
        >
          {copied ? text.tokens.copied : text.tokens.copy}
        </Button>
        {cluster.arc === 'yes' && (
          <Button
            size="large"
            icon={<Open20Regular />}
            disabledFocusable={handedOver}
            onClick={() => {
              copyToken(true);
            }}
          >
            {text.result.open}
          </Button>
        )}
        <Button
          size="large"
          appearance="subtle"
          icon={<Eye20Regular />}
          disabledFocusable={handedOver}
          onClick={() => {
            reveal.mutate(token.issuanceId, {
              onSettled: (_done, thrown) => {
                setError(thrown === null ? undefined : errorOf(thrown));
              },
            });
          }}
        >
          {text.tokens.reveal}
        </Button>
      </div>
      {handedOver && <Note tone="plain">{text.result.handedOver}</Note>}
    </>
  );
}
