// The bar at the top: name, the way to quick copy, and what is on the clipboard.
import { Key16Filled } from '@fluentui/react-icons/svg/key';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { text } from '../../shared/text/en.ts';
import { quickCopyText } from '../../shared/text/quick-copy.ts';
import { ClipboardChip } from './clipboard-chip.tsx';
import { isMac } from './key-names.ts';
import styles from './top-bar.module.css';

export function TopBar({ onQuickCopy }: { readonly onQuickCopy: () => void }) {
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
        onClick={onQuickCopy}
      >
        <Search16Regular />
        <span className={styles['find-words']}>{quickCopyText.find}</span>
        <kbd className={styles['keys']}>{quickCopyText.keys(isMac)}</kbd>
      </button>
      <div className={styles['end']}>
        <ClipboardChip />
      </div>
    </header>
  );
}
