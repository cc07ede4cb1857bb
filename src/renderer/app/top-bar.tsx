// The bar at the top: name, the way to quick copy, what is on the clipboard, lock and keys.
import { Button, Tooltip } from '@fluentui/react-components';
import { Key16Filled } from '@fluentui/react-icons/svg/key';
import { LockClosed20Regular } from '@fluentui/react-icons/svg/lock-closed';
import { QuestionCircle20Regular } from '@fluentui/react-icons/svg/question-circle';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { text } from '../../shared/text/en.ts';
import { keysText } from '../../shared/text/keys.ts';
import { lockText } from '../../shared/text/lock.ts';
import { quickCopyText } from '../../shared/text/quick-copy.ts';
import { lockNow } from '../features/lock/queries.ts';
import { ClipboardChip } from './clipboard-chip.tsx';
import { isMac } from './key-names.ts';
import styles from './top-bar.module.css';

export function TopBar(props: { readonly onQuickCopy: () => void; readonly onHelp: () => void }) {
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <span className={styles['logo']}>
          <Key16Filled />
        </span>
        {text.app.name}
      </div>
      <button
        type="button"
        className={styles['find']}
        aria-label={quickCopyText.find}
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={props.onQuickCopy}
      >
        <Search16Regular />
        <span className={styles['find-words']}>{quickCopyText.find}</span>
        <kbd className={styles['keys']}>{quickCopyText.keys(isMac)}</kbd>
      </button>
      <div className={styles['end']}>
        <ClipboardChip />
        <Tooltip content={lockText.lock} relationship="label">
          <Button appearance="subtle" icon={<LockClosed20Regular />} onClick={lockNow} />
        </Tooltip>
        <Tooltip content={keysText.open} relationship="label">
          <Button appearance="subtle" icon={<QuestionCircle20Regular />} onClick={props.onHelp} />
        </Tooltip>
      </div>
    </header>
  );
}
