// The chip that counts down while a token of ours is on the clipboard.
import { Button } from '@fluentui/react-components';
import { text } from '../../shared/text/en.ts';
import { CountdownRing } from '../components/countdown-ring.tsx';
import { useNow } from '../components/use-now.ts';
import { useClearClipboard, useClipboard } from '../features/tokens/queries.ts';
import { useFlows } from '../features/issue/flows.tsx';
import styles from './clipboard-chip.module.css';
import { useNavigation } from './navigation.tsx';

/** Hidden on the result of an issue, which has a countdown of its own. */
export function ClipboardChip() {
  const clipboard = useClipboard();
  const clear = useClearClipboard();
  const now = useNow(1000);
  const { view } = useNavigation();
  const { flowOf } = useFlows();
  if (clipboard.holds === 'nothing') return null;
  const stage = view.kind === 'issue' ? flowOf(view.contextId).stage : undefined;
  if (stage?.at === 'result' && stage.issued.token.issuanceId === clipboard.issuanceId) return null;
  const left = Math.max(0, Math.ceil((clipboard.clearsAt - now) / 1000));
  const share = (clipboard.clearsAt - now) / (clipboard.clearsAt - clipboard.copiedAt);
  return (
    <div
      className={styles['chip']}
      role="group"
      aria-label={text.clipboard.chipLabel(clipboard.accountName, left)}
    >
      <CountdownRing share={Math.min(1, Math.max(0, share))} size={18} />
      <span className={styles['words']}>
        <b>{text.clipboard.chip(left)}</b> {text.clipboard.onClipboard}
      </span>
      <Button
        size="small"
        appearance="transparent"
        onClick={() => {
          clear.mutate();
        }}
      >
        {text.clipboard.clear}
      </Button>
    </div>
  );
}
