// One action from a cluster to its page in the portal: token, clipboard, page; and what to do there.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { PortalSignIn } from '../../../shared/portal-sign-in.ts';
import { signInText as words } from '../../../shared/text/portal-sign-in.ts';
import { api, errorOf, newJobId, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useProgress } from '../../app/progress.tsx';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Note } from '../../components/note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { ClipboardCountdown } from '../issue/clipboard-countdown.tsx';
import { PortalSteps } from '../issue/portal-steps.tsx';
import { useClipboard, useCopy, useTokens } from '../tokens/queries.ts';

export function SignInDialog(props: { readonly cluster: ClusterRow; readonly onClose: () => void }) {
  const { cluster, onClose } = props;
  const { contextId } = cluster;
  const { go } = useNavigation();
  const queries = useQueryClient();
  const [jobId, setJobId] = useState<JobId>();
  const [stopping, setStopping] = useState(false);
  const progress = useProgress(jobId);
  const signIn = useMutation({
    mutationFn: (id: JobId) => unwrap(api['tokens.signIn']({ jobId: id, contextId })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
  const start = () => {
    const id = newJobId();
    setStopping(false);
    setJobId(id);
    signIn.mutate(id);
  };
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    start();
  });
  const title = words.title(cluster.name);
  const choose = () => {
    onClose();
    go({ kind: 'issue', contextId });
  };
  if (signIn.error !== null) {
    return (
      <AskDialog
        title={title}
        onClose={onClose}
        choices={[
          { label: words.cancel, onChoose: onClose },
          { label: words.choose, onChoose: choose },
          { label: words.again, primary: true, onChoose: start },
        ]}
      >
        <ErrorPanel error={errorOf(signIn.error)} />
      </AskDialog>
    );
  }
  if (signIn.data === undefined) {
    const stop = () => {
      setStopping(true);
      if (jobId !== undefined) void api['jobs.cancel']({ jobId });
    };
    return (
      <AskDialog
        title={title}
        onClose={stop}
        choices={[{ label: words.stop, disabled: stopping, onChoose: stop }]}
      >
        <div role="status">
          <ProgressBar label={words.running} done={progress?.done ?? 0} total={progress?.total ?? 0} />
          <p>{stopping ? words.stopping : words.running}</p>
        </div>
      </AskDialog>
    );
  }
  if (signIn.data.outcome === 'nothing-remembered') {
    return (
      <AskDialog
        title={title}
        onClose={onClose}
        choices={[
          { label: words.choose, primary: true, onChoose: choose },
          { label: words.cancel, onChoose: onClose },
        ]}
      >
        <p>{words.nothing}</p>
      </AskDialog>
    );
  }
  return <Done title={title} signedIn={signIn.data} onClose={onClose} />;
}

function Done(props: {
  readonly title: string;
  readonly signedIn: Extract<PortalSignIn, { outcome: 'done' }>;
  readonly onClose: () => void;
}) {
  const { signedIn, onClose } = props;
  const { issuanceId, accountName, token, before, beforeError, copyError, portalError } = signedIn;
  const clipboard = useClipboard();
  const copy = useCopy();
  const keep = useTokens().data?.find((row) => row.issuanceId === issuanceId)?.keep ?? 'keychain';
  const held = clipboard.holds === 'token' && clipboard.issuanceId === issuanceId ? clipboard : undefined;
  const missing = copyError !== undefined && !copy.isSuccess;
  return (
    <AskDialog
      title={props.title}
      onClose={onClose}
      choices={[
        { label: words.close, primary: !missing, onChoose: onClose },
        {
          label: words.copyAgain,
          primary: missing,
          onChoose: () => {
            copy.mutate({ issuanceId });
          },
        },
      ]}
    >
      {portalError !== undefined && (
        <>
          <Note tone="warn">{words.notOpened}</Note>
          <ErrorPanel error={portalError} />
        </>
      )}
      {missing ? (
        <>
          <Note tone="warn">{words.notCopied(accountName)}</Note>
          {copy.error === null && <ErrorPanel error={copyError} />}
        </>
      ) : (
        <Note tone="good">{words.done(accountName)}</Note>
      )}
      {held !== undefined && <ClipboardCountdown clipboard={held} keep={keep} />}
      {copy.error !== null && <ErrorPanel error={errorOf(copy.error)} />}
      <PortalSteps />
      <p>{[words.token[token], words.before[before]].join(' ')}</p>
      {beforeError !== undefined && <ErrorPanel error={beforeError} />}
    </AskDialog>
  );
}
