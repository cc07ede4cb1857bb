// On the result: how long the token stays on the clipboard.
import { Button } from '@fluentui/react-components';
import type { Clipboard } from '../../../shared/ipc/contract/tokens.ts';
import { text } from '../../../shared/text/en.ts';
import type { Keep } from '../../../shared/token.ts';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { useNow } from '../../components/use-now.ts';
import { useClearClipboard } from '../tokens/queries.ts';
import styles from './clipboard-countdown.module.css';

const stays = {
  keychain: text.clipboard.staysKeychain,
  'until-quit': text.clipboard.staysMemory,
  'copy-once': text.clipboard.notKept,
} satisfies Record<Keep, string>;

export function ClipboardCountdown(props: {
  readonly clipboard: Extract<Clipboard, { holds: 'token' }>;
  readonly keep: Keep;
}) {
  const { copiedAt, clearsAt } = props.clipboard;
  const now = useNow(1000);
  const clear = useClearClipboard();
  const left = Math.max(0, Math.ceil((clearsAt - now) / 1000));
  return (
    <div className={styles['countdown']}>
      <CountdownRing share={Math.min(1, Math.max(0, (clearsAt - now) / (clearsAt - copiedAt)))} size={36} />
      <div className={styles['words']}>
        <p className={styles['title']}>{text.clipboard.forMore(left)}</p>
        <p className={styles['hint']}>
          {text.clipboard.then} {stays[props.keep]}
        </p>
      </div>
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          clear.mutate();
        }}
      >
        {text.clipboard.clear}
      </Button>
    </div>
  );
}
